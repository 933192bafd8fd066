"""Documents that are a zip of XML inside: DOCX, ODT, EPUB."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from corpus.errors import EncryptedSource, SourceTooLarge
from corpus.readers.contract.limits import MAXIMUM_DOCUMENT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAGIC = b"PK\x03\x04"
ENCRYPTED = 0x1  # the flag of a member that needs a password
# What opening a damaged zip, or a member of it, raises.
DAMAGES = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, UnicodeError)


def members(data: bytes) -> frozenset[str]:
    """The names in a zip; none when its directory cannot be read."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except DAMAGES:
        return frozenset()


def media_type(data: bytes) -> bytes:
    """What the uncompressed member "mimetype" says, with which such a document should begin."""
    name_length, start = 8, 30
    if not data.startswith(MAGIC) or data[start : start + name_length] != b"mimetype":
        return b""
    return data[start + name_length : start + 100]


class Package:
    """The members of such a document, of which no more is unpacked than the limit."""

    def __init__(self, name: str, data: bytes) -> None:
        """Raises EncryptedSource, SourceTooLarge and ``DAMAGES``."""
        self._name = name
        self._archive = ZipFile(BytesIO(data))
        self._left = MAXIMUM_DOCUMENT
        entries = self._archive.infolist()
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise EncryptedSource(name)
        self.names = frozenset(entry.filename for entry in entries)

    def check_size(self) -> None:
        """Raise SourceTooLarge when the whole is over the limit."""
        self._take(self._archive.namelist())

    def read(self, member: str) -> bytes:
        """The bytes of a member; raises KeyError, SourceTooLarge and ``DAMAGES``."""
        self._take([member])
        return self._archive.read(member)

    def xml(self, member: str) -> "Element":
        """The root of a member; raises what ``read`` raises, and lxml's XMLSyntaxError."""
        return parse_xml(self.read(member))

    def _take(self, names: Iterable[str]) -> None:
        # A member never unpacks to more than its entry says: zipfile stops there and the checksum fails.
        self._left -= sum(self._archive.getinfo(name).file_size for name in names)
        if self._left < 0:
            raise SourceTooLarge(self._name, MAXIMUM_DOCUMENT - self._left, MAXIMUM_DOCUMENT)


def parse_xml(data: bytes) -> "Element":
    """The root of an XML document; entities are neither fetched nor expanded, so that none is a bomb."""
    from lxml.etree import XMLParser, fromstring  # here, since only such documents need it

    parser = XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return fromstring(data, parser)
