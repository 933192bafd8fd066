"""The one table of formats: another format is one file in the room of its kind, and one row here."""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from corpus.errors import UnknownFormat
from corpus.readers.collections import archive, record_files, table
from corpus.readers.contract.content import Content, Unpacked
from corpus.readers.documents import docx, epub, html, markdown, odt, plain, rtf
from corpus.readers.mail import eml, outlook, web_archive
from corpus.readers.printed import pdf, pdf_pictures, picture

Recogniser = Callable[[bytes], bool]
Reader = Callable[[str, bytes], Content]
Unpacker = Callable[[str, bytes], Unpacked]


def _never(_data: bytes) -> bool:
    return False


class Format(NamedTuple):
    """A kind of file that can be read, as one article or as many."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    tells: str  # what is taken from it besides its text, for the table in docs/formats.md
    read: Reader | None = None  # when it is one article
    unpack: Unpacker | None = None  # when it may hold several
    recognises: Recogniser = _never  # by content alone, whatever the file is called
    resembles: Recogniser = _never  # by content, when the name tells nothing
    read_pictures: Reader | None = None  # when it turns out to be pictures of pages
    many: bool = False  # articles, by the hundred, so that reading it may take minutes
    seconds: int = 30  # in which it must be read, and some more for each megabyte


_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format(
        "PDF",
        (".pdf",),
        ("application/pdf",),
        "title, day of making",
        read=pdf.read,
        recognises=pdf.recognises,
        read_pictures=pdf_pictures.read,
    ),
    Format(
        "DOCX", (".docx",), (_OFFICE,), "title, day of making", read=docx.read, recognises=docx.recognises
    ),
    Format(
        "ODT",
        (".odt",),
        ("application/vnd.oasis.opendocument.text",),
        "title, day of making",
        read=odt.read,
        recognises=odt.recognises,
    ),
    Format(
        "RTF",
        (".rtf",),
        ("application/rtf", "text/rtf"),
        "title, day of making",
        read=rtf.read,
        recognises=rtf.recognises,
    ),
    Format(
        "EPUB",
        (".epub",),
        ("application/epub+zip",),
        "title, publisher or author, date, language, address",
        read=epub.read,
        recognises=epub.recognises,
    ),
    Format(
        "MSG",
        (".msg",),
        ("application/vnd.ms-outlook",),
        "as EML",
        unpack=outlook.unpack,
        recognises=outlook.recognises,
    ),
    Format(
        "MHTML",
        (".mhtml", ".mht"),
        ("multipart/related", "application/x-mimearchive"),
        "as HTML",
        read=web_archive.read,
        recognises=web_archive.recognises,
    ),
    Format(
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        "title, site, date, address, language; what stands around the article is left out",
        read=html.read,
        recognises=html.recognises,
    ),
    Format(
        "EML",
        (".eml",),
        ("message/rfc822",),
        "subject, sender, date; enclosed documents, alone when the mail only introduces them",
        unpack=eml.unpack,
        resembles=eml.recognises,
    ),
    Format(
        "CSV",
        (".csv", ".tsv"),
        ("text/csv", "text/tab-separated-values"),
        "an article in each row, by columns called text, title, date, source, url, collection (or texte…)",
        unpack=table.unpack,
        many=True,
    ),
    Format(
        "JSON lines",
        (".jsonl", ".ndjson"),
        ("application/x-ndjson", "application/jsonl"),
        "an article in each line, with the fields that `pullquote export` writes",
        unpack=record_files.unpack_lines,
        many=True,
    ),
    Format(
        "JSON",
        (".json",),
        ("application/json",),
        "the same in an array, or as a single object",
        unpack=record_files.unpack_array,
        many=True,
    ),
    Format(
        "zip",
        (".zip",),
        ("application/zip", "application/x-zip-compressed"),
        "every file in it of a format of this table, but no other zip",
        unpack=archive.unpack,
        many=True,
        resembles=archive.recognises,
    ),
    Format(
        "picture of a page",
        (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff"),
        ("image/png", "image/jpeg", "image/webp", "image/tiff"),
        "text recognised by Tesseract, where it is installed",
        read=picture.read,
        resembles=picture.recognises,
        seconds=90,
    ),
    # These two have no signature: anything may be plain text, and Markdown is plain text too.
    Format(
        "Markdown",
        (".md", ".markdown"),
        ("text/markdown",),
        "title, source, date, address, language, collection of its front matter",
        read=markdown.read,
    ),
    Format("plain text", (".txt",), ("text/plain",), "nothing: the file says nothing else", read=plain.read),
)
ENDINGS = tuple(ending for format in FORMATS for ending in format.endings)


def format_of(name: str, data: bytes) -> Format:
    """The format that the content shows, else the one of the name's ending; raises UnknownFormat."""
    ending = PurePath(name).suffix.lower()
    for format in FORMATS:
        if format.recognises(data):
            return format
    for format in FORMATS:
        if ending in format.endings:
            return format
    for format in FORMATS:
        if format.resembles(data):
            return format
    raise UnknownFormat(name, ENDINGS)
