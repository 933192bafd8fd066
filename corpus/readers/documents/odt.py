"""An OpenDocument text: its paragraphs, lists and tables in document order, and its properties."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import BrokenSource, EncryptedSource
from corpus.readers.contract.content import CELL, Content
from corpus.readers.documents.packed import DAMAGES, Package, media_type, members
from corpus.readers.text.dates import read_date
from corpus.readers.text.property_titles import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _OFFICE, _META = (
    f"{{{_NAMESPACE}{part}:1.0}}" for part in ("text", "table", "style", "office", "meta")
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
# What a reader does not see in the running text: what was deleted, remarks, notes, fields of a form.
_SKIPPED = {
    *(_TEXT + "tracked-changes", _TEXT + "note", _OFFICE + "annotation", _OFFICE + "forms"),
    *(_TEXT + "sequence-decls", _TEXT + "variable-decls", _TEXT + "bibliography-mark"),
}
_WRITTEN = {_TEXT + "tab": " ", _TEXT + "line-break": "\n"}


class _Paragraph(NamedTuple):
    text: str
    style: str
    item: bool  # of a list, or a row of a table


def recognises(data: bytes) -> bool:
    """Whether the bytes are such a document."""
    return media_type(data).startswith(_MEDIA_TYPE) and "content.xml" in members(data)


def read(name: str, data: bytes) -> Content:
    """The text with the title and the day of making; raises EncryptedSource, SourceTooLarge, BrokenSource."""
    from lxml.etree import LxmlError  # here, since only such documents need it

    try:
        package = Package(name, data)
        if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
            raise EncryptedSource(name)
        content = package.xml("content.xml")
        properties = package.xml("meta.xml") if "meta.xml" in package.names else None
    except (*DAMAGES, KeyError, LxmlError) as error:
        raise BrokenSource(name, "ODT") from error
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise BrokenSource(name, "ODT")
    paragraphs = [paragraph for paragraph in _paragraphs(body, _styles(content)) if paragraph.text.strip()]
    return Content(
        text=_joined(paragraphs),
        title=title_of(_property(properties, _DC + "title")) or _title(paragraphs),
        created=_made(properties),
    )


def _property(properties: "Element | None", tag: str) -> str | None:
    return None if properties is None else properties.findtext(f".//{tag}")


def _made(properties: "Element | None") -> date | None:
    return read_date(_property(properties, _META + "creation-date"))


def _title(paragraphs: list[_Paragraph]) -> str | None:
    styled = (paragraph.text for paragraph in paragraphs if paragraph.style == "Title")
    opening = paragraphs[0].text if paragraphs and paragraphs[0].style.startswith("Heading") else None
    return next(styled, opening)


def _styles(content: "Element") -> Mapping[str, str]:
    """The style that each automatic one, which a program made for a change of font, stands for."""
    return {
        style.get(_STYLE + "name", ""): style.get(_STYLE + "parent-style-name", "")
        for style in content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
    }


def _joined(paragraphs: list[_Paragraph]) -> str:
    pieces: list[str] = []
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        together = before is not None and before.item and paragraph.item
        pieces += ("\n" if together else "\n\n", paragraph.text)
    return "".join(pieces)


def _paragraphs(parent: "Element", styles: Mapping[str, str], item: bool = False) -> Iterator[_Paragraph]:
    for element in parent:
        if element.tag in _PARAGRAPHS:
            yield _paragraph(element, styles, item)
            for box in element.iter(f"{{{_NAMESPACE}drawing:1.0}}text-box"):
                yield from _paragraphs(box, styles, item)
        elif element.tag == _TABLE + "table-row":
            yield _Paragraph(_row(element, styles), "", item=True)
        elif element.tag not in _SKIPPED:
            yield from _paragraphs(element, styles, item or element.tag == _TEXT + "list-item")


def _row(row: "Element", styles: Mapping[str, str]) -> str:
    cells = (" ".join(part.text for part in _paragraphs(cell, styles)) for cell in row)
    return CELL.join(cell for cell in cells if cell.strip())


def _paragraph(element: "Element", styles: Mapping[str, str], item: bool) -> _Paragraph:
    named = element.get(_TEXT + "style-name", "")
    style = styles.get(named, named)
    heading = element.tag == _TEXT + "h" and style != "Title"
    return _Paragraph("".join(_runs(element)), "Heading" if heading else style, item)


def _runs(element: "Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c", "1")), 80)
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not child.tag.endswith("}text-box"):
            yield from _runs(child)
        yield child.tail or ""
