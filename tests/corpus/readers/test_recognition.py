"""Scans and photos of pages are read where Tesseract is installed, and refused with a reason elsewhere."""

from collections.abc import Iterator

import pytest
from PIL import Image

from corpus.errors import BrokenSource, EmptySource, PictureSource, ScannedSource, TookTooMuchMemory
from corpus.models import Note
from corpus.readers import read
from corpus.readers.confined_reading import FILES
from tests.support import pdf_files
from tests.support.scans import DOTS, TEXT, TITLE, needs_tesseract, pages, saved
from tests.support.terminal_screen import Terminal

TURNED = 0x0112  # the entry of a photo that says how the camera was held


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No program of this name is found by the process that reads."""
    monkeypatch.setenv("PATH", "")
    FILES.close()
    yield
    FILES.close()


@needs_tesseract
def test_a_photo_of_a_page_is_read_however_the_camera_was_held() -> None:
    held = Image.Exif()
    held[TURNED] = 6
    photo = saved(pages()[0].rotate(90, expand=True), "JPEG", exif=held)
    draft = read("photo.jpg", photo)
    assert (draft.title, draft.source, draft.language) == (TITLE, "Agence Exemple", "fr")
    assert draft.notes == (Note.RECOGNISED,)
    assert "« Nous avons obtenu des financements supplémentaires" in draft.text


@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize("format", ["PDF", "TIFF"])
def test_scanned_pages_are_read_as_paragraphs_without_running_heads(format: str) -> None:
    first, *others = pages()
    scan = saved(first, format, save_all=True, append_images=others, resolution=DOTS)
    draft = read(f"scan.{format.lower()}", scan)
    opening = TEXT.split("\n\n")[:3]
    assert [part.replace("—", "–") for part in draft.text.split("\n\n")[:3]] == opening


@pytest.mark.slow
@needs_tesseract
def test_a_page_that_is_upside_down_is_read() -> None:
    assert read("page.png", saved(pages()[0].rotate(180), "PNG")).title == TITLE


@needs_tesseract
def test_a_picture_that_shows_no_text_is_refused() -> None:
    with pytest.raises(EmptySource):
        read("blanc.png", saved(Image.new("L", (300, 200), 255), "PNG"))
    with pytest.raises(ScannedSource):
        read("blanc.pdf", pdf_files.scanned(1))


@needs_tesseract
def test_a_picture_that_is_damaged_or_vast_is_refused() -> None:
    photo = saved(Image.new("L", (300, 200)), "PNG")
    with pytest.raises(BrokenSource):
        read("photo.png", photo[:60])
    width = (60_000).to_bytes(4, "big")
    with pytest.raises((TookTooMuchMemory, BrokenSource)):
        read("photo.png", photo[:16] + width + width + photo[24:])


def test_without_tesseract_scans_and_photos_are_refused_with_the_reason(without_tesseract: None) -> None:
    with pytest.raises(PictureSource) as caught:
        read("photo.jpg", saved(Image.new("L", (9, 9)), "JPEG"))
    assert caught.value.name == "photo.jpg"
    with pytest.raises(ScannedSource) as scanned:
        read("scan.pdf", pdf_files.scanned(2))
    assert scanned.value.pages == 2


@pytest.mark.parametrize(
    ("languages", "well", "told"),
    [
        ("", True, "none, so scanned PDFs and photos of pages are refused (apt-get install tesseract-ocr"),
        ("eng fra osd", True, "Tesseract with fra, eng"),
        ("eng osd", False, "Tesseract lacks a language (apt-get install tesseract-ocr-fra)"),
    ],
)
def test_the_doctor_says_whether_text_can_be_recognised(
    pullquote: Terminal, languages: str, well: bool, told: str
) -> None:
    if languages:
        lines = "\\n".join(["List of languages (3):", *languages.split()])
        program = pullquote.file("bin/tesseract", f'#!/bin/sh\nprintf "{lines}\\n"\n')
        program.chmod(0o755)
    result = pullquote("doctor", PATH=str(pullquote.folder / "bin"))
    [line] = [line for line in result.out.splitlines() if "text recognition" in line]
    assert line.startswith(f"{'ok   ' if well else 'WRONG'} text recognition: {told}")
