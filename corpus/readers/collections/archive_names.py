"""What the files in a zip are called; in which encoding, only some programs say."""

import re
import struct
from collections.abc import Sequence
from zipfile import ZipInfo

from corpus.readers.text.encoding import reads_well

_UTF_8 = 0x800  # the flag of a name that is in UTF-8
_UNICODE_PATH = 0x7075  # the field in which Info-ZIP repeats a name in UTF-8
# Windows in Western Europe: Explorer writes the terminal's encoding, other programs that of the windows.
_WINDOWS = ("cp1252", "cp850", "cp437")
_ROOT = re.compile(r"^(?:[A-Za-z]:)?/+")  # programs of old put it before the folders


def names_of(entries: Sequence[ZipInfo]) -> list[tuple[str, ZipInfo]]:
    """Each entry with its name: folders apart by "/", without the root or drive that it may begin with."""
    # One program wrote them all, so that they are read in one encoding.
    encoding = _encoding(b"\n".join(_bytes(entry) for entry in entries if not entry.flag_bits & _UTF_8))
    return [(_ROOT.sub("", _name(entry, encoding).replace("\\", "/")), entry) for entry in entries]


def _name(entry: ZipInfo, encoding: str) -> str:
    if entry.flag_bits & _UTF_8:
        return entry.filename
    return _repeated(entry.extra) or _bytes(entry).decode(encoding, "replace")


def _bytes(entry: ZipInfo) -> bytes:
    # What zipfile takes for the terminal's encoding of 1981 when nothing is said.
    return entry.filename.encode("cp437", "replace")


def _encoding(names: bytes) -> str:
    try:
        names.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding in _WINDOWS:
        try:
            if reads_well(names.decode(encoding)):
                return encoding
        except UnicodeDecodeError:
            continue
    return "cp850"


def _repeated(extra: bytes) -> str | None:
    while len(extra) >= 4:
        field, length = struct.unpack_from("<HH", extra)
        if field == _UNICODE_PATH and length > 5:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return None
