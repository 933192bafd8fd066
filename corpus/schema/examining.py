"""What a database that somebody brings must be, before anything of it is believed.

It is looked at by a connection that can change nothing, runs nothing that its schema asks for, and has an
end: a view in the place of a table, a trigger, a virtual table or a computed column is no backup of ours.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from corpus.schema.all_tables import metadata

OURS = frozenset({*metadata.tables, "alembic_version", "sqlite_sequence", "sqlite_stat1"})
OPERATIONS = 10_000  # of SQLite's machine, between two looks at the clock
SECONDS = 60.0
SECONDS_PER_BYTE = 1 / 5_000_000  # beyond these: a disk reads faster
# None of our tables computes anything, or says what a value has to be.
_COMPUTED = re.compile(r"\b(?:check|generated|as|virtual|collate)\b", re.IGNORECASE)

_SCHEMA = "SELECT type, name, tbl_name, rootpage, coalesce(sql, '') FROM sqlite_schema"
Shape = list[tuple[object, ...]]


def what_is_foreign(file: Path) -> str | None:
    """What in an SQLite file is not as Pullquote makes it, in plain words; None when all is."""
    try:
        with _confined(file) as connection:
            return _foreign(connection) or _damaged(connection)
    except sqlite3.OperationalError as error:
        return "it takes too long to check" if "interrupted" in str(error) else str(error)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return "no whole backup of Pullquote"


def revision_of(file: Path) -> str | None:
    """The migration at which a database says to be; None when it does not say it in a table of its own."""
    try:
        with _confined(file) as connection:
            stamps = connection.execute(f"{_SCHEMA} WHERE name = 'alembic_version'").fetchall()
            if [(kind, bool(root)) for kind, _, _, root, _ in stamps] != [("table", True)]:
                return None
            said = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    return said[0] if said and isinstance(said[0], str) else None


def shape(file: Path) -> Shape:
    """The columns, keys and indexes of all tables, by which two databases of one version are alike."""
    found: Shape = []
    with _confined(file) as connection:
        for table in sorted(metadata.tables):
            for pragma in ("table_xinfo", "foreign_key_list"):
                rows = connection.execute(f"SELECT * FROM pragma_{pragma}(?)", (table,)).fetchall()  # noqa: S608
                found += [(table, pragma, *row) for row in rows]
            indexes = connection.execute("SELECT name, [unique], partial FROM pragma_index_list(?)", (table,))
            for name, unique, partial in sorted(indexes.fetchall()):
                columns = connection.execute("SELECT name FROM pragma_index_info(?)", (name,)).fetchall()
                found.append((table, name, unique, partial, *columns))
    return found


@contextmanager
def _confined(file: Path) -> Iterator[sqlite3.Connection]:
    until = monotonic() + SECONDS + file.stat().st_size * SECONDS_PER_BYTE
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.set_progress_handler(lambda: monotonic() > until, OPERATIONS)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection


def _foreign(connection: sqlite3.Connection) -> str | None:
    for kind, name, table, root, sql in connection.execute(_SCHEMA):
        if kind not in ("table", "index") or not root or table not in OURS or _COMPUTED.search(sql):
            return f"{kind} {name} is not of Pullquote"
    return None


def _damaged(connection: sqlite3.Connection) -> str | None:
    [(said,), *_] = connection.execute("PRAGMA quick_check(1)").fetchall()
    return None if said == "ok" else str(said).split("\n")[0]
