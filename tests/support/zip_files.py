"""Zips as programs of all kinds write them, made for a test."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ENTRY = b"PK\x01\x02"  # begins an entry of the directory
_FLAGS, _METHOD, _LENGTH, _NAME = 8, 10, 28, 46  # where they stand in it


def zipped(*members: tuple[str | ZipInfo, bytes | str]) -> bytes:
    """A zip with these members in order."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    """A zip with these members by their names."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def named(name: bytes, content: bytes | str) -> bytes:
    """A zip with one member whose name is these bytes, in an encoding that it does not say."""
    placeholder = "x" * len(name)
    return zipped((placeholder, content)).replace(placeholder.encode(), name)


def link(name: str) -> ZipInfo:
    """The entry of a symbolic link."""
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry


def damaged(archive: bytes) -> bytes:
    """The zip, of whose first member a byte is another."""
    place = archive.index(b"PK\x03\x04") + 30 + archive[26] + 5
    return archive[:place] + bytes([archive[place] ^ 0xFF]) + archive[place + 1 :]


def locked(archive: bytes, *names: str) -> bytes:
    """The zip, whose members of these names are said to need a password."""
    return _changed(archive, names, _FLAGS, b"\1")


def packed_otherwise(archive: bytes, *names: str) -> bytes:
    """The zip, whose members of these names are said to be packed by Deflate64."""
    return _changed(archive, names, _METHOD, b"\x09")


def _changed(archive: bytes, names: tuple[str, ...], place: int, value: bytes) -> bytes:
    changed = bytearray(archive)
    for entry in re.finditer(_ENTRY, archive):
        start = entry.start() + _NAME
        if archive[start : start + archive[entry.start() + _LENGTH]].decode() in names:
            changed[entry.start() + place : entry.start() + place + 1] = value
    return bytes(changed)
