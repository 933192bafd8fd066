"""A PDF whose pages are pictures: pdfium draws them, Tesseract recognises their text."""

from typing import TYPE_CHECKING

from corpus.errors import BrokenSource, ScannedSource, TooManyPages
from corpus.readers.contract.content import Content
from corpus.readers.contract.limits import MAXIMUM_PICTURES
from corpus.readers.printed import recognition

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_DOTS_AN_INCH = 300  # what Tesseract is trained for
_POINTS_AN_INCH = 72
_LONGEST_SIDE = 5_000  # pixels, however large the page says that it is


def read(name: str, data: bytes) -> Content:
    """The text on its pages; raises ScannedSource without Tesseract or when there is none, TooManyPages."""
    from pypdfium2 import PdfDocument, PdfiumError  # here, since only PDFs need its library

    try:
        with PdfDocument(data) as document:
            count = len(document)
            if not recognition.installed():
                raise ScannedSource(name, count)
            if count > MAXIMUM_PICTURES:
                raise TooManyPages(name, count, MAXIMUM_PICTURES)
            pages = [recognition.paragraphs(_drawn(document, number)) for number in range(count)]
    except PdfiumError as error:
        raise BrokenSource(name, "PDF") from error
    if not any(pages):
        raise ScannedSource(name, count)
    return recognition.content(pages)


def _drawn(document: "PdfDocument", number: int) -> bytes:
    page = document[number]
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, _LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        drawn = memoryview(bitmap.buffer).cast("B")
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        pixels = b"".join(drawn[start : start + bitmap.width] for start in starts)
        return recognition.greymap(bitmap.width, bitmap.height, pixels)
    finally:
        bitmap.close()
        page.close()
