"""A Word document: its paragraphs, lists and tables in document order, and its properties.

The text is taken from the XML that python-docx opens, since its own paragraphs leave out what stands in
content controls, tracked insertions and text boxes.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import BrokenSource, EncryptedSource
from corpus.readers.contract.content import CELL, Content
from corpus.readers.documents.packed import DAMAGES, MAGIC, Package, members
from corpus.readers.text.property_titles import title_of

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_MAIN_PART = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted document is wrapped as the old formats are
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The day of python-docx's own template, which stays in every document made from it.
_TEMPLATE_MADE = date(2013, 12, 23)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_W + "pPr", _W + "rPr", _W + "del", _W + "moveFrom", _W + "sectPr", _MC_FALLBACK}
_WRITTEN = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


class _Paragraph(NamedTuple):
    text: str
    style: str  # its name in English, whatever language Word spoke
    item: bool  # of a list


def recognises(data: bytes) -> bool:
    """Whether the bytes are a Word document, or one that is encrypted."""
    names = members(data)
    # One that is cut off has lost its directory; a sound archive may hold another document uncompressed.
    cut_off = not names and data.startswith(MAGIC) and _MAIN_PART.encode() in data
    return _MAIN_PART in names or cut_off or _is_encrypted(data)


def read(name: str, data: bytes) -> Content:
    """The text with the title and the day of making; raises EncryptedSource, SourceTooLarge, BrokenSource."""
    if _is_encrypted(data):
        raise EncryptedSource(name)
    from docx.exceptions import PythonDocxError  # here, as below: only Word documents need these
    from lxml.etree import LxmlError

    damages = (*DAMAGES, LxmlError, PythonDocxError)
    # What python-docx raises where it finds other XML than it expects.
    surprises = (AttributeError, KeyError, TypeError, ValueError)
    try:
        Package(name, data).check_size()
        return _content(data)
    except (*damages, *surprises) as error:
        raise BrokenSource(name, "DOCX") from error


def _is_encrypted(data: bytes) -> bool:
    return data.startswith(_OLE) and _ENCRYPTED in data


def _content(data: bytes) -> Content:
    from docx import Document

    # Its parser neither fetches nor expands entities, so no XML bomb goes off here.
    document = Document(BytesIO(data))
    styles = {style.style_id: style.name or "" for style in document.styles}
    paragraphs = [
        paragraph for paragraph in _paragraphs(document.element.body, styles) if paragraph.text.strip()
    ]
    made = document.core_properties.created
    return Content(
        text=_joined(paragraphs),
        title=_title(document.core_properties.title, paragraphs),
        created=made.date() if made and made.date() != _TEMPLATE_MADE else None,
    )


def _title(property: str, paragraphs: list[_Paragraph]) -> str | None:
    styled = (paragraph.text for paragraph in paragraphs if paragraph.style == "Title")
    opening = paragraphs[0].text if paragraphs and paragraphs[0].style.startswith("Heading") else None
    return title_of(property) or next(styled, opening)


def _joined(paragraphs: list[_Paragraph]) -> str:
    pieces: list[str] = []
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        together = before is not None and before.item and paragraph.item
        pieces += ("\n" if together else "\n\n", paragraph.text)
    return "".join(pieces)


def _paragraphs(parent: "Element", styles: Mapping[str, str]) -> Iterator[_Paragraph]:
    for element in parent:
        if element.tag == _W + "p":
            yield _paragraph(element, styles)
            for box in element.iter(_W + "txbxContent"):
                if _MC_FALLBACK not in (above.tag for above in box.iterancestors()):
                    yield from _paragraphs(box, styles)
        elif element.tag == _W + "tbl":
            # The rows of a table stand together like the items of a list.
            rows = (_row(row, styles) for row in element.iter(_W + "tr"))
            yield from (_Paragraph(row, "", item=True) for row in rows)
        elif element.tag not in _SKIPPED:
            yield from _paragraphs(element, styles)


def _row(row: "Element", styles: Mapping[str, str]) -> str:
    cells = (
        " ".join(paragraph.text for paragraph in _paragraphs(cell, styles)) for cell in row.iter(_W + "tc")
    )
    return CELL.join(cell for cell in cells if cell.strip())


def _paragraph(element: "Element", styles: Mapping[str, str]) -> _Paragraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(_W + "val", ""), "") if style is not None else ""
    numbered = element.find(f"{_W}pPr/{_W}numPr") is not None
    return _Paragraph("".join(_runs(element)), name, item=numbered or name.startswith("List"))


def _runs(parent: "Element") -> Iterator[str]:
    for element in parent:
        if element.tag == _W + "t":
            yield element.text or ""
        elif element.tag in _WRITTEN:
            yield _WRITTEN[element.tag]
        elif element.tag not in _SKIPPED and element.tag != _W + "txbxContent":
            yield from _runs(element)
