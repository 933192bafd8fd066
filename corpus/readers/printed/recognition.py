"""Text on pictures of pages, by the program Tesseract where it is installed with French or English."""

import csv
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from statistics import median
from typing import NamedTuple

from corpus.models import Note
from corpus.readers.contract.content import Content
from corpus.readers.printed.hyphens import LineEnds
from corpus.readers.printed.page_layout import Block, Line, headline, without_running_lines
from corpus.sandbox.surroundings import environment

LANGUAGES = ("fra", "eng")
_PROGRAM = "tesseract"
_PICTURES = "PIL"  # the library that opens photos
_WITH_ORIENTATION, _WITHOUT_ORIENTATION = "1", "3"  # ways of looking at a page
_LEAST_CONFIDENCE = 50  # percent, on average over the letters: below, it is no page of text
_LEAST_LETTERS = 20
_HYPHENS = ("-", "‐", "¬")
_STOPS = tuple('.!?…:»”"')

Paragraph = list[Line]


class _Word(NamedTuple):
    paragraph: tuple[str, ...]
    line: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


def installed() -> bool:
    """Whether text on pictures can be recognised."""
    return opens_pictures() and any(language in known() for language in LANGUAGES)


def opens_pictures() -> bool:
    """Whether the library that opens photos is installed, by the extra "ocr"."""
    return find_spec(_PICTURES) is not None


def known() -> tuple[str, ...]:
    """The languages that the program knows, such as "fra"; none when it is not installed."""
    program = shutil.which(_PROGRAM)
    return _languages(program) if program else ()


@cache
def _languages(program: str) -> tuple[str, ...]:
    listed = subprocess.run(  # noqa: S603
        [program, "--list-langs"],
        env=environment(("TESSDATA_PREFIX",)),
        capture_output=True,
        text=True,
        check=False,
    )
    # A line about the folder stands before them.
    return tuple(listed.stdout.splitlines()[1:]) if listed.returncode == 0 else ()


def greymap(width: int, height: int, pixels: bytes) -> bytes:
    """A picture of one byte a pixel in the simplest format that Tesseract reads."""
    return b"P5 %d %d 255\n" % (width, height) + pixels


def paragraphs(picture: bytes) -> list[Paragraph]:
    """The paragraphs of a page as lines; none when hardly any text can be made out."""
    words = list(_words(_table(picture)))
    letters = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / max(letters, 1)
    if letters < _LEAST_LETTERS or confidence < _LEAST_CONFIDENCE:
        return []
    return [_lines(of_one) for _, of_one in groupby(words, key=lambda word: word.paragraph)]


def content(pages: Sequence[list[Paragraph]]) -> Content:
    """Recognised pages as one text, with the note that it was recognised."""
    blocks = list(_blocks(pages))
    text = "\n\n".join(block.text for block in blocks)
    return Content(text=text, title=headline(blocks), notes=(Note.RECOGNISED,))


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
            left, top, width, height = (int(row[side]) for side in ("left", "top", "width", "height"))
            place = (row["block_num"], row["par_num"])
            yield _Word(place, row["line_num"], left, top, width, height, float(row["conf"]), text)


def _lines(words: Iterable[_Word]) -> Paragraph:
    lines = [list(of_one) for _, of_one in groupby(words, key=lambda word: word.line)]
    # A line without tall letters is in the same type as its neighbours.
    size = median(max(word.height for word in line) for line in lines)
    return [
        Line(
            text=" ".join(word.text for word in line),
            left=line[0].left,
            right=line[-1].left + line[-1].width,
            baseline=-max(word.top + word.height for word in line),
            size=size,
            hyphen=False,
        )
        for line in lines
    ]


def _blocks(pages: Sequence[list[Paragraph]]) -> list[Block]:
    kept = without_running_lines([[line for lines in page for line in lines] for page in pages])
    ends = LineEnds(line.text for page in kept for line in page)
    blocks: list[Block] = []
    for number, page in enumerate(pages):
        for lines in page:
            text = _joined([line.text for line in lines if line in kept[number]], ends)
            if blocks and blocks[-1].page < number and _goes_on(blocks[-1].text, text):
                blocks[-1] = blocks[-1]._replace(text=_joined([blocks[-1].text, text], ends), page=number)
            elif text:
                blocks.append(Block(text, lines[0].size, number))
    return blocks


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on over the end of a page."""
    return after[:1].islower() and not before.endswith(_STOPS)


def _joined(lines: Sequence[str], ends: LineEnds) -> str:
    """Lines as one, the words that were broken at a line's end made whole."""
    text = ""
    for line in lines:
        if text.endswith(_HYPHENS) and not text[-2:-1].isspace():
            text = text[:-1] + ("-" if ends.keeps_hyphen(text[:-1], line) else "") + line
        else:
            text += f" {line}" if text else line
    return text
