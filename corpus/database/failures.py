"""The one place where what a database says went wrong becomes an error of the tree."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from corpus.errors import DataFolderUnusable, StoreDamaged, StoreError, StoreUnavailable

# SQLite's primary result codes (https://www.sqlite.org/rescode.html); ERROR is a missing table or column.
_FOLDER = frozenset({sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_DAMAGED = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNAVAILABLE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)


def place_of(url: URL) -> str:
    """What an error calls the store: the file's path, or the URL without its password.

    Also without its query, in which a password may stand as well.
    """
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.set(query={}).render_as_string(hide_password=True)


@contextmanager
def failures_named(url: URL) -> Iterator[None]:
    """Raise the tree's error for each failure of the database that a person can mend."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        named = _named(url, error)
        if named is None:
            raise
        raise named from error
    except JSONDecodeError as error:
        raise StoreDamaged(place_of(url), "the sentences of a passage cannot be read") from error
    except ValidationError as error:
        wrong = ", ".join(str(part) for part in error.errors()[0]["loc"])
        raise StoreDamaged(place_of(url), f"an article cannot be read: {wrong}") from error


def _named(url: URL, error: SQLAlchemyError) -> StoreError | None:
    place = place_of(url)
    if not isinstance(error, DBAPIError):
        return StoreUnavailable(place, "all its connections are busy")
    # The first line only: the rest is a hint for the person who wrote the statement.
    reason = str(error.orig).strip().split("\n")[0]
    if url.get_backend_name() == "sqlite":
        return _of_sqlite(place, error, reason)
    return _of_server(place, error, reason)


def _of_sqlite(place: str, error: DBAPIError, reason: str) -> StoreError | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None:
        # Python's own complaint about bytes that are no UTF-8: the page that held them is damaged.
        return StoreDamaged(place, reason) if "decode" in reason else None
    primary = code & 0xFF
    if primary in _FOLDER:
        return DataFolderUnusable(str(Path(place).parent), reason)
    if primary in _DAMAGED:
        return StoreDamaged(place, reason)
    if primary in _UNAVAILABLE:
        return StoreUnavailable(place, reason)
    return None


def _of_server(place: str, error: DBAPIError, reason: str) -> StoreError | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # The server never said anything: the connection failed, or the driver refused the statement.
        return StoreUnavailable(place, reason) if isinstance(error, OperationalError) else None
    if state == "42501":  # insufficient_privilege
        return StoreUnavailable(place, reason)
    if state[:2] in {"42", "XX"}:  # a missing table or column, a corrupted page
        return StoreDamaged(place, reason)
    # Connection, authorisation, database name, rollback (deadlock), resources, limits, shutdown, system.
    if state[:2] in {"08", "28", "3D", "40", "53", "54", "55", "57", "58"}:
        return StoreUnavailable(place, reason)
    return None
