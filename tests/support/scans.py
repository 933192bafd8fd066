"""The pages of a printed article as a scanner or a camera sees them."""

from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from corpus.readers.printed.recognition import installed
from tests.support.paths import FILES

TEXT = (FILES / "tramway.txt").read_text("utf-8")
TITLE = "Le tramway de Brévaux circulera jusqu’à minuit"
DOTS = 300  # an inch
needs_tesseract = pytest.mark.skipif(not installed(), reason="Tesseract is not installed")


def pages() -> list[Image.Image]:
    """The pages of a printed article as a scanner sees them."""
    with PdfDocument(FILES / "tramway.pdf") as document:
        return [page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in document]


def saved(picture: Image.Image, format: str, **options: object) -> bytes:
    """A picture as a file."""
    stream = BytesIO()
    picture.copy().save(stream, format, **options)
    return stream.getvalue()
