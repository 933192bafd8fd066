"""The connection to SQLite or PostgreSQL: the only file that knows which of the two it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select, text
from sqlalchemy.exc import ArgumentError

from corpus.database import guards
from corpus.database.failures import failures_named, place_of
from corpus.database.private_files import make_private, make_private_file
from corpus.database.tables import IDENTITY, meta
from corpus.errors import DataFolderUnusable, SettingError
from corpus.language.folding import fold

BUSY_SECONDS = 15
BRIEFLY = 500  # milliseconds
_EXPECTED = "sqlite:///path/to/file.db or postgresql+psycopg://user:password@host/name"
ONE_BY_ONE = select(meta.c.name).where(meta.c.name == IDENTITY).with_for_update()
_SCHEMA_LOCK = 0x70756C6C  # any number that nothing else in the same PostgreSQL database locks


def make_folder(folder: Path) -> None:
    """Make the data folder, where SQLite's file is kept, and keep others out; raises DataFolderUnusable."""
    try:
        make_private(folder)
    except OSError as error:
        raise DataFolderUnusable(str(folder), error.strerror or type(error).__name__) from error


class Database:
    """Hands out connections: many read at once, writers go one by one, also across processes."""

    def __init__(self, url: str | URL) -> None:
        self.url = _supported(url)
        self.place = place_of(self.url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            with suppress(OSError):  # told when it is opened
                make_private_file(Path(self.url.database))  # its log beside it is made like it
        self._engine = _sqlite_engine(self.url) if self.is_sqlite else _server_engine(self.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; each statement sees what is committed when it starts."""
        with failures_named(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection for reading, all of whose statements see what was committed at its first one."""
        with failures_named(self.url), self._engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
            connection.rollback()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that no other writer overlaps; it is on disk when the block ends without an error.

        One by one, so that no reader ever sees a sequence number before the one that precedes it. What the
        work at hand was begun with (``guards``) is asked first: it holds until the change is made.
        """
        with self._transaction() as connection:
            # SQLite's writers already wait at BEGIN IMMEDIATE and know no FOR UPDATE; PostgreSQL's wait here.
            connection.execute(ONE_BY_ONE)
            guards.ask(connection)
            yield connection

    @contextmanager
    def note(self) -> Iterator[Connection]:
        """A transaction that outlives the process but need not outlive a loss of power: it does not wait
        for the disk, and so can follow every reply.
        """
        with failures_named(self.url), self._engine.connect() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
                yield connection
                connection.commit()
                return
            connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
            finally:
                # SQLite ignores the pragma within a transaction; after this the connection goes to others.
                connection.rollback()
                connection.exec_driver_sql("PRAGMA synchronous = FULL")

    @contextmanager
    def change_schema(self) -> Iterator[Connection]:
        """A transaction for making or migrating tables; a second process waits until it is done."""
        with self._transaction() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _SCHEMA_LOCK})
            yield connection

    def overwrite_erased(self) -> bool:
        """Leave nothing of what was erased in SQLite's log; whether it was done, for a reader may hold it up.

        A server forgets by itself, when it vacuums and when its own log is old.
        """
        if not self.is_sqlite:
            return True
        with failures_named(self.url), self._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {BRIEFLY}")  # meanwhile all writers wait
            try:
                busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        return not busy

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with failures_named(self.url), self._engine.connect() as connection:
            if self.is_sqlite:
                # Deferred, a writer could read, then find at its first write that another was faster.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()


def _supported(url: str | URL) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        # Its password cannot be told from the rest of it.
        raise SettingError("DATABASE_URL", "***", _EXPECTED) from error
    # A database in memory is refused: each thread would see its own, and nothing would be kept.
    only_a_file = not parsed.host and not parsed.query and parsed.database not in {None, "", ":memory:"}
    is_server = parsed.drivername in {"postgresql", "postgresql+psycopg"}
    if is_server or (parsed.drivername == "sqlite" and only_a_file):
        return parsed
    raise SettingError("DATABASE_URL", place_of(parsed), _EXPECTED)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: it would begin them without IMMEDIATE.
    connection.isolation_level = None
    connection.create_function("folded", 1, fold, deterministic=True)
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")  # readers go on while one writes
    cursor.execute("PRAGMA synchronous = FULL")  # a commit returns when it is on disk
    cursor.execute("PRAGMA fullfsync = ON")  # on macOS a plain fsync stops at the drive's cache
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA trusted_schema = OFF")  # nothing that stands in a file is run for it
    cursor.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten, not only forgotten
    cursor.close()


def _server_engine(url: URL) -> Engine:
    psycopg = url.set(drivername="postgresql+psycopg")
    try:
        # Pinging first, so that a restart of the server costs nobody an error.
        return create_engine(psycopg, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS})
    except ModuleNotFoundError as error:
        raise SettingError(
            "DATABASE_URL", place_of(url), "the PostgreSQL driver: pip install 'pullquote[postgresql]'"
        ) from error
