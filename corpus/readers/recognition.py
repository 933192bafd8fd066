"""Text on pictures of pages, by the program Tesseract where it is installed with French and English."""

import csv
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from typing import NamedTuple

from corpus.models import Note
from corpus.readers.content import Content
from corpus.readers.hyphens import LineEnds

LANGUAGES = ("fra", "eng")
_PROGRAM = "tesseract"
_PICTURES = "PIL"  # the library that opens photos
_WITH_ORIENTATION, _WITHOUT_ORIENTATION = "1", "3"  # ways of looking at a page
_LEAST_CONFIDENCE = 50  # percent, on average over the letters: below, it is no page of text
_LEAST_LETTERS = 20


class _Word(NamedTuple):
    place: tuple[str, ...]  # the page, the block, the paragraph
    line: str
    confidence: float
    text: str


def installed() -> bool:
    """Whether text on pictures can be recognised."""
    return find_spec(_PICTURES) is not None and any(language in known() for language in LANGUAGES)


@cache
def known() -> tuple[str, ...]:
    """The languages that the program knows, such as "fra"; none when it is not installed."""
    if shutil.which(_PROGRAM) is None:
        return ()
    listed = subprocess.run([_PROGRAM, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    return tuple(listed.stdout.split("\n")[1:]) if listed.returncode == 0 else ()


def greymap(width: int, height: int, pixels: bytes) -> bytes:
    """A picture of one byte a pixel in the simplest format that Tesseract reads."""
    return b"P5 %d %d 255\n" % (width, height) + pixels


def text_of(picture: bytes) -> str:
    """The text on a page, its paragraphs apart; empty when hardly any can be made out."""
    words = list(_words(_table(picture)))
    letters = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / max(letters, 1)
    if letters < _LEAST_LETTERS or confidence < _LEAST_CONFIDENCE:
        return ""
    paragraphs = [_lines(of_one) for _, of_one in groupby(words, key=lambda word: word.place)]
    ends = LineEnds(line for lines in paragraphs for line in lines)
    return "\n\n".join(_joined(lines, ends) for lines in paragraphs)


def content_of(pages: list[str]) -> Content:
    """Recognised pages as one text, with the note that it was recognised."""
    return Content("\n\n".join(page for page in pages if page), notes=(Note.RECOGNISED,))


def _table(picture: bytes) -> str:
    languages = "+".join(language for language in LANGUAGES if language in known())
    way = _WITH_ORIENTATION if "osd" in known() else _WITHOUT_ORIENTATION
    command = [_PROGRAM, "stdin", "stdout", "-l", languages, "--psm", way, "tsv"]
    done = subprocess.run(command, input=picture, capture_output=True, check=False)  # noqa: S603
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> Iterator[_Word]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if text and float(row["conf"]) >= 0:
            place = (row["page_num"], row["block_num"], row["par_num"])
            yield _Word(place, row["line_num"], float(row["conf"]), text)


def _lines(words: Iterable[_Word]) -> list[str]:
    lines = groupby(words, key=lambda word: word.line)
    return [" ".join(word.text for word in line) for _, line in lines]


def _joined(lines: list[str], ends: LineEnds) -> str:
    """The lines of a paragraph as one, words that were broken at a line end made whole."""
    text = ""
    for line in lines:
        if text.endswith(("-", "‐")) and not text.endswith((" -", "--")):
            text = text if ends.keeps_hyphen(text[:-1], line) else text[:-1]
            text += line
        else:
            text += f" {line}" if text else line
    return text
