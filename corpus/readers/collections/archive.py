"""A zip of articles: each file in it, whatever folder it is in and however its name is encoded."""

import stat
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from corpus.errors import (
    BrokenSource,
    EmptySource,
    EncryptedSource,
    SourceTooLarge,
    TooManyFiles,
    UnpacksTooLarge,
    UnsafeName,
    UnsupportedCompression,
)
from corpus.readers.collections.archive_names import names_of
from corpus.readers.contract.content import Enclosed, Item, Unpacked, Unread
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_FILES, MAXIMUM_UNPACKED
from corpus.readers.documents.packed import DAMAGES, ENCRYPTED

_BEGINNING = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What systems add of their own beside the files.
_LITTER = {"__MACOSX", "Thumbs.db", "desktop.ini"}


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a zip."""
    return data.startswith(_BEGINNING)


def unpack(name: str, data: bytes) -> Unpacked:
    """Its files in order, each with what is wrong with it.

    For the whole it raises BrokenSource, EmptySource, EncryptedSource, TooManyFiles, UnpacksTooLarge.
    """
    try:
        archive = ZipFile(BytesIO(data))
        named = [(place, entry) for place, entry in names_of(archive.infolist()) if _is_file(place, entry)]
    except DAMAGES as error:
        raise BrokenSource(name, "zip") from error
    _check(name, [entry for _, entry in named])
    items = (_item(archive, f"{name}/{place}", entry) for place, entry in named)
    return Unpacked(items, len(named))


def _is_file(place: str, entry: ZipInfo) -> bool:
    parts = PurePosixPath(place).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not (entry.is_dir() or hidden or _LITTER.intersection(parts))


def _check(name: str, entries: list[ZipInfo]) -> None:
    if not entries:
        raise EmptySource(name)
    if len(entries) > MAXIMUM_FILES:
        raise TooManyFiles(name, len(entries), MAXIMUM_FILES)
    # A member never unpacks to more than its entry says: zipfile stops there and the checksum fails.
    size = sum(entry.file_size for entry in entries)
    if size > MAXIMUM_UNPACKED:
        raise UnpacksTooLarge(name, size, MAXIMUM_UNPACKED)
    if all(entry.flag_bits & ENCRYPTED for entry in entries):
        raise EncryptedSource(name)


def _item(archive: ZipFile, place: str, entry: ZipInfo) -> Item:
    if ".." in place.split("/") or stat.S_ISLNK(entry.external_attr >> 16):
        return Unread(place, UnsafeName(place))
    if entry.flag_bits & ENCRYPTED:
        return Unread(place, EncryptedSource(place))
    if entry.file_size > MAXIMUM_BYTES:
        return Unread(place, SourceTooLarge(place, entry.file_size, MAXIMUM_BYTES))
    try:
        return Enclosed(place, archive.read(entry))
    except NotImplementedError:
        return Unread(place, UnsupportedCompression(place))
    except DAMAGES:
        return Unread(place, BrokenSource(place, "zip"))
