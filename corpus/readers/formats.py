"""The readers of the formats: another format is one file in the room of its kind, a row here and a row there.

``known_formats`` has the other row.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from corpus.errors import UnknownFormat
from corpus.readers.collections import archive, record_files, table
from corpus.readers.contract.content import Content, Unpacked
from corpus.readers.documents import docx, epub, html, markdown, odt, plain, rtf
from corpus.readers.known_formats import ENDINGS, FORMATS, Format
from corpus.readers.mail import eml, outlook, web_archive
from corpus.readers.printed import pdf, pdf_pictures, picture

Recogniser = Callable[[bytes], bool]
Reader = Callable[[str, bytes], Content]
Unpacker = Callable[[str, bytes], Unpacked]

_FORMAT_OF = {format.name: format for format in FORMATS}


def _never(_data: bytes) -> bool:
    return False


class FormatReader(NamedTuple):
    """How a kind of file is read."""

    name: str  # of the format
    read: Reader | None = None  # when it is one article
    unpack: Unpacker | None = None  # when it may hold several
    recognises: Recogniser = _never  # by content alone, whatever the file is called
    resembles: Recogniser = _never  # by content, when the name tells nothing
    read_pictures: Reader | None = None  # when it turns out to be pictures of pages

    @property
    def format(self) -> Format:
        """What can be told of it without reading."""
        return _FORMAT_OF[self.name]


READERS = (
    FormatReader("PDF", read=pdf.read, recognises=pdf.recognises, read_pictures=pdf_pictures.read),
    FormatReader("DOCX", read=docx.read, recognises=docx.recognises),
    FormatReader("ODT", read=odt.read, recognises=odt.recognises),
    FormatReader("RTF", read=rtf.read, recognises=rtf.recognises),
    FormatReader("EPUB", read=epub.read, recognises=epub.recognises),
    FormatReader("MSG", unpack=outlook.unpack, recognises=outlook.recognises),
    FormatReader("MHTML", read=web_archive.read, recognises=web_archive.recognises),
    FormatReader("HTML", read=html.read, recognises=html.recognises),
    FormatReader("EML", unpack=eml.unpack, resembles=eml.recognises),
    FormatReader("CSV", unpack=table.unpack),
    FormatReader("JSON lines", unpack=record_files.unpack_lines),
    FormatReader("JSON", unpack=record_files.unpack_array),
    FormatReader("zip", unpack=archive.unpack, resembles=archive.recognises),
    FormatReader("picture of a page", read=picture.read, resembles=picture.recognises),
    # These two have no signature: anything may be plain text, and Markdown is plain text too.
    FormatReader("Markdown", read=markdown.read),
    FormatReader("plain text", read=plain.read),
)


def reader_of(name: str, data: bytes) -> FormatReader:
    """The reader of the format that the content shows, else of the name's ending; raises UnknownFormat."""
    ending = PurePath(name).suffix.lower()
    for reader in READERS:
        if reader.recognises(data):
            return reader
    for reader in READERS:
        if ending in reader.format.endings:
            return reader
    for reader in READERS:
        if reader.resembles(data):
            return reader
    raise UnknownFormat(name, ENDINGS)
