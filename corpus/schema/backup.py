"""A backup: one file with everything that a database holds, made while it is used, and put back."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from corpus.database.database import Database
from corpus.errors import BackupUnusable, NotEmpty, OutputFailed, StoreDamaged
from corpus.schema.copying import read_copy, write_copy
from corpus.schema.schema import open_database
from corpus.store import Store

MEMBER = "pullquote.db"  # an SQLite file, whatever kind of database it is of


def back_up(database: Database, path: Path) -> None:
    """Write all articles, and all that is kept of people, to a file, as they are at one moment.

    Vectors are left out, since the model makes them again. Raises StoreError, OutputFailed.
    """
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            copy, packed = Path(folder) / MEMBER, Path(folder) / path.name
            with closing(open_database(f"sqlite:///{copy}")) as opened:
                write_copy(database, opened)
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
                archive.write(copy, MEMBER)
            packed.replace(path)
    except OSError as error:
        raise OutputFailed(error.strerror or type(error).__name__) from error


def restore(path: Path, database: Database, *, replace: bool = False) -> None:
    """Put a backup in the place of what a database holds, all of it or nothing.

    Raises BackupUnusable when the file is not a whole backup, StoreTooNew when a later version wrote it, and
    NotEmpty when there are articles and ``replace`` does not give them up.
    """
    if not replace and (articles := Store(database).count()):
        raise NotEmpty(database.place, articles)
    with TemporaryDirectory() as folder:
        copy = _unpacked(path, Path(folder))
        try:
            with closing(open_database(f"sqlite:///{copy}")) as opened:
                if wrong := Store(opened).check():
                    raise BackupUnusable(str(path), wrong[0])
                read_copy(opened, database)
        except StoreDamaged as damage:
            raise BackupUnusable(str(path), damage.reason) from damage


def _unpacked(path: Path, folder: Path) -> Path:
    try:
        with ZipFile(path) as archive:
            return Path(archive.extract(MEMBER, folder))
    except (BadZipFile, KeyError, EOFError, zlib.error) as error:
        raise BackupUnusable(str(path), "no whole backup of Pullquote") from error
    except OSError as error:
        raise BackupUnusable(str(path), error.strerror or type(error).__name__) from error
