"""A PDF with a text layer, by pdfium."""

import re
from threading import Lock

from corpus.errors import BrokenSource
from corpus.readers.content import Content

_LOCK = Lock()  # pdfium may be called by one thread at a time
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a PDF."""
    return _BEGINNING.match(data[:1024]) is not None


def read(name: str, data: bytes) -> Content:
    """The text; raises BrokenSource."""
    from pypdfium2 import PdfDocument, PdfiumError  # here, since only PDFs need its library

    with _LOCK:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise BrokenSource(name, "PDF") from error
        with document:
            return Content("\n\n".join(page.get_textpage().get_text_bounded() for page in document))
