"""The one table of formats: another format is one file beside this one, and one row here."""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from corpus.errors import UnknownFormat
from corpus.readers import docx, html, markdown, pdf, plain
from corpus.readers.content import Content


class Format(NamedTuple):
    """A kind of file that can be read."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    recognises: Callable[[bytes], bool]  # by content alone, whatever the file is called
    read: Callable[[str, bytes], Content]


def _never(_data: bytes) -> bool:
    return False


FORMATS = (
    Format("PDF", (".pdf",), ("application/pdf",), pdf.recognises, pdf.read),
    Format(
        "DOCX",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        docx.recognises,
        docx.read,
    ),
    Format(
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        html.recognises,
        html.read,
    ),
    # These two have no signature: anything may be plain text, and Markdown is plain text too.
    Format("Markdown", (".md", ".markdown"), ("text/markdown",), _never, markdown.read),
    Format("plain text", (".txt",), ("text/plain",), _never, plain.read),
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
    raise UnknownFormat(name, ENDINGS)
