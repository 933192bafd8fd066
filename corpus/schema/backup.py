"""A backup: one file with everything that a database holds, made while it is used, and put back."""

import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from corpus.database.database import Database
from corpus.database.private_files import PRIVATE_FILE
from corpus.errors import BackupUnusable, NotEmpty, OutputFailed, StoreDamaged, StoreTooNew
from corpus.schema.copying import people_in, read_copy, write_copy
from corpus.schema.examining import Shape, revision_of, shape, what_is_foreign
from corpus.schema.schema import HEAD, open_database
from corpus.store import Store

MEMBER = "pullquote.db"  # an SQLite file, whatever kind of database it is of
BLOCK = 1 << 20  # bytes
MOST_PACKED = 100  # times; a corpus of text is packed to a fourth or a tenth
LEAST_LIMIT = 64_000_000  # bytes: the pages of a small corpus are mostly empty
SPARE = 100_000_000  # bytes of the disk that others need


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
            packed.touch(PRIVATE_FILE)
            with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
                archive.write(copy, MEMBER)
            packed.replace(path)
    except OSError as error:
        raise OutputFailed(error.strerror or type(error).__name__) from error


def restore(
    path: Path, database: Database, *, replace: bool = False, with_people: bool = False
) -> dict[str, int]:
    """Put a backup in the place of what a database holds, all of it or nothing.

    Who may do what, and what is watched for whom, comes only ``with_people``; without, it stays as it is. How
    many such rows a backup brings is given either way, by their tables.
    Raises BackupUnusable when the file is not a whole backup, StoreTooNew when a later version wrote it, and
    NotEmpty when there are articles and ``replace`` does not give them up.
    """
    if not replace and (articles := Store(database).count()):
        raise NotEmpty(database.place, articles)
    # Beside an SQLite database: there must be room for it on that disk anyway, and its folder is private.
    beside = Path(database.url.database).parent if database.is_sqlite and database.url.database else None
    with TemporaryDirectory(dir=beside) as folder:
        copy = _unpacked(path, Path(folder))
        revision = revision_of(copy)
        if revision and revision > HEAD:
            raise StoreTooNew(str(path), revision)
        if foreign := what_is_foreign(copy):
            raise BackupUnusable(str(path), foreign)
        try:
            return _put_back(path, copy, database, with_people=with_people)
        except StoreDamaged as damage:
            raise BackupUnusable(str(path), damage.reason) from damage
        except (ValueError, TypeError, OverflowError) as error:  # what no column of ours can hold
            raise BackupUnusable(str(path), "a value in it cannot be read") from error


def _put_back(path: Path, copy: Path, database: Database, *, with_people: bool) -> dict[str, int]:
    with closing(open_database(f"sqlite:///{copy}")) as opened:
        if wrong := Store(opened).check():
            raise BackupUnusable(str(path), wrong[0])
        if shape(copy) != _own_shape(copy.parent):
            raise BackupUnusable(str(path), "its tables are not those of Pullquote")
        read_copy(opened, database, with_people=with_people)
        return people_in(opened)


def _own_shape(folder: Path) -> Shape:
    own = folder / "own.db"
    open_database(f"sqlite:///{own}").close()
    return shape(own)


def _unpacked(path: Path, folder: Path) -> Path:
    copy = folder / MEMBER
    try:
        with ZipFile(path) as archive, archive.open(MEMBER) as packed, copy.open("wb") as file:
            told, limit = archive.getinfo(MEMBER).file_size, _limit(path, folder)
            if told > limit:
                raise BackupUnusable(str(path), _too_large(told, limit))
            written = 0
            while block := packed.read(BLOCK):  # what an archive says of its sizes need not be true
                written += len(block)
                if written > limit:
                    raise BackupUnusable(str(path), _too_large(written, limit))
                file.write(block)
    except (BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise BackupUnusable(str(path), "no whole backup of Pullquote") from error
    except OSError as error:
        raise BackupUnusable(str(path), error.strerror or type(error).__name__) from error
    return copy


def _limit(path: Path, folder: Path) -> int:
    """How many bytes a backup may unpack to: no real one is packed so closely, and the disk must hold it."""
    room = shutil.disk_usage(folder).free - SPARE
    return min(max(LEAST_LIMIT, path.stat().st_size * MOST_PACKED), room)


def _too_large(size: int, limit: int) -> str:
    return f"it unpacks to {-(-size // 1_000_000)} MB, and at most {limit // 1_000_000} MB are unpacked"
