"""A backup: one file with everything that a store keeps, made while it is used, and put back."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from corpus.errors import BackupUnusable, NotEmpty, OutputFailed, StoreDamaged
from corpus.store import Store

MEMBER = "pullquote.db"  # an SQLite file, whatever database the store is in


def back_up(store: Store, path: Path) -> None:
    """Write all articles, and all that is kept of people, to a file, as they are at one moment.

    Vectors are left out, since the model makes them again. Raises StoreError, OutputFailed.
    """
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            copy, packed = Path(folder) / MEMBER, Path(folder) / path.name
            store.write_copy(f"sqlite:///{copy}")
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
                archive.write(copy, MEMBER)
            packed.replace(path)
    except OSError as error:
        raise OutputFailed(error.strerror or type(error).__name__) from error


def restore(path: Path, store: Store, *, replace: bool = False) -> None:
    """Put a backup in the place of what a store keeps, all of it or nothing.

    Raises BackupUnusable when the file is not a whole backup, StoreTooNew when a later version wrote it, and
    NotEmpty when the store has articles and ``replace`` does not give them up.
    """
    if not replace and (articles := store.count()):
        raise NotEmpty(store.place, articles)
    with TemporaryDirectory() as folder:
        copy = _unpacked(path, Path(folder))
        try:
            with closing(Store.open(f"sqlite:///{copy}")) as opened:
                if wrong := opened.check():
                    raise BackupUnusable(str(path), wrong[0])
                opened.copy_into(store)
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
