"""A PDF with a text layer: pdfium gives its characters, ``page_layout`` the paragraphs."""

import re
from ctypes import byref, c_double
from datetime import date
from math import hypot
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import BrokenSource, EncryptedSource, ScannedSource, TooManyPages
from corpus.readers.contract.content import Content
from corpus.readers.contract.limits import MAXIMUM_PAGES
from corpus.readers.printed.page_layout import Line, blocks, headline
from corpus.readers.text.property_titles import title_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_LOCK = Lock()  # pdfium may be called by one thread at a time
_BEGINNING = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*%PDF-")
_END = b"%%EOF"
_END_BYTES = 2048  # where the end is looked for: some servers append a few bytes of their own
_LEAST_TEXT = 20  # visible characters of a page; a scanned one may bear a number or a stamp
_BROKEN_AT_LINE_END = {"\x02", "\ufffe", "\u00ad"}  # what pdfium gives for a hyphen there
_SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8", "•▪•")  # bullets of the fonts Symbol and Wingdings
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class _Page(NamedTuple):
    lines: list[Line]
    scanned: bool


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a PDF."""
    return _BEGINNING.match(data[:1024]) is not None


def read(name: str, data: bytes) -> Content:
    """The text, title and day of making; raises BrokenSource, EncryptedSource and so on."""
    # pdfium repairs a file that is cut off and reads what is left: half an article without a word of warning.
    if _END not in data[-_END_BYTES:]:
        raise BrokenSource(name, "PDF")
    from pypdfium2 import PdfDocument, PdfiumError  # here, since only PDFs need its library
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    with _LOCK:
        try:
            with PdfDocument(data) as document:
                if len(document) > MAXIMUM_PAGES:
                    raise TooManyPages(name, len(document), MAXIMUM_PAGES)
                properties = document.get_metadata_dict()
                pages = [_page(document, number) for number in range(len(document))]
        except PdfiumError as error:
            if error.err_code in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}:
                raise EncryptedSource(name) from error
            raise BrokenSource(name, "PDF") from error
    if not pages:
        raise BrokenSource(name, "PDF")
    scanned = sum(page.scanned for page in pages)
    if scanned * 2 > len(pages):
        raise ScannedSource(name, scanned)
    found = blocks([page.lines for page in pages])
    return Content(
        text="\n\n".join(block.text for block in found),
        title=title_of(properties.get("Title")) or headline(found),
        created=_made(properties.get("CreationDate")),
    )


def _page(document: "PdfDocument", number: int) -> _Page:
    page = document[number]
    text = page.get_textpage()
    try:
        lines = _lines(text)
        return _Page(lines, _is_scanned(page, lines))
    finally:
        text.close()
        page.close()


def _is_scanned(page: "PdfPage", lines: list[Line]) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDFPage_CountObjects

    if sum(len(line.text) for line in lines) >= _LEAST_TEXT:
        return False
    if not lines:
        return bool(FPDFPage_CountObjects(page))  # letters may be drawn as shapes too
    return any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def _lines(page: "PdfTextPage") -> list[Line]:
    from pypdfium2.raw import FPDFText_GetUnicode

    lines: list[Line] = []
    characters: list[str] = []
    begun = 0
    count = page.count_chars()
    for index in range(count):
        character = chr(FPDFText_GetUnicode(page, index))
        characters.append(character)
        if character in "\r\n" or character in _BROKEN_AT_LINE_END or index == count - 1:
            lines += _line(page, characters, begun)
            characters, begun = [], index + 1
    return lines


def _line(page: "PdfTextPage", characters: list[str], begun: int) -> list[Line]:
    """The line of these characters, which begin at this index of the page; none when it is blank."""
    hyphen = characters[-1] in _BROKEN_AT_LINE_END
    if hyphen:
        characters = characters[:-1]
    visible = [place for place, character in enumerate(characters) if not character.isspace()]
    if not visible:
        return []
    first, last = begun + visible[0], begun + visible[-1]
    # Characters beyond the first plane come as the two halves that UTF-16 gives them.
    text = "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return [
        Line(
            text=text.strip().translate(_SYMBOLS),
            left=page.get_charbox(first)[0],
            right=page.get_charbox(last)[2],
            baseline=_baseline(page, first),
            size=_size(page, first),
            hyphen=hyphen,
        )
    ]


def _baseline(page: "PdfTextPage", index: int) -> float:
    from pypdfium2.raw import FPDFText_GetCharOrigin

    x, y = c_double(), c_double()
    FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
    return y.value


def _size(page: "PdfTextPage", index: int) -> float:
    """The size of a character's type on the page: many programs set it by scaling type of size 1."""
    from pypdfium2.raw import FS_MATRIX, FPDFText_GetFontSize, FPDFText_GetMatrix

    matrix = FS_MATRIX()
    FPDFText_GetMatrix(page, index, byref(matrix))
    size: float = FPDFText_GetFontSize(page, index)
    return size * hypot(matrix.b, matrix.d) or 1.0


def _made(property: str | None) -> date | None:
    match = _MADE.match(property or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
