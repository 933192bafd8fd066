"""Printed lines put together into paragraphs.

A PDF knows where each line stands, not which lines belong together. A line goes on in the next one when that
is in the same size of type, at the usual distance, and its first word had no room on the line before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.readers.printed.hyphens import LineEnds

_SAME_SIZE = 1.12  # ratio of type sizes up to which they are one
_USUAL_GAP = 1.35  # distance of two lines over the usual one, up to which no paragraph ends
_EDGE_LINES = 2  # lines at the top and at the bottom of a page that may be running ones
_PAGE_NUMBER = re.compile(
    r"(?i)\A(?:page|p\.)?\s*+(?:[-–—]\s*+)?\d{1,3}\s*+(?:[-–—]?\s*+(?:/|sur|of)\s*+\d{1,3}|[-–—])?"
)
_INDENT = 3  # multiples of the type's size by which lines of one column begin apart at most
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•▪●◦■]\s?|[–—-]\s|\d{1,2}[.)]\s")
_ITEM_BEFORE = re.compile(r"[.;:!?»”]\s*$")
_STOP = re.compile(r"[.!?…:»”\"]\s*$")
_HEADLINE_SIZE = 1.2  # times the size of most of the text
_LONGEST_HEADLINE = 200  # characters


class Line(NamedTuple):
    """A printed line with its place on the page in points, the vertical axis pointing up."""

    text: str
    left: float
    right: float
    baseline: float
    size: float  # of the type
    hyphen: bool  # it ends with one, which ``text`` leaves out


class Block(NamedTuple):
    """A paragraph or a heading, with the size of its type and the page that it begins on."""

    text: str
    size: float
    page: int


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs and headings of a document in order, without running heads and page numbers."""
    return list(_joined(without_running_lines(pages)))


def headline(found: Sequence[Block]) -> str | None:
    """The first page's largest block, when it is set apart from the text by its size."""
    first_page = [block for block in found if block.page == 0]
    if not first_page:
        return None
    largest = max(first_page, key=lambda block: block.size)
    body = max(found, key=lambda block: len(block.text))
    apart = largest.size >= _HEADLINE_SIZE * body.size
    return largest.text if apart and len(largest.text) <= _LONGEST_HEADLINE else None


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page but its running heads and its number."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    repeated = {key for key, count in counts.items() if count > 1 and count * 2 >= len(pages)}
    return [
        [
            line
            for line in page
            if line not in edge or not (_key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: Sequence[Line]) -> set[Line]:
    baselines = sorted({line.baseline for line in page})
    outer = {*baselines[:_EDGE_LINES], *baselines[-_EDGE_LINES:]}
    return {line for line in page if line.baseline in outer}


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip())


class _Placed(NamedTuple):
    """A line, its page, and how far the lines of its column reach to either side."""

    line: Line
    page: int
    left_edge: float
    right_edge: float


def _joined(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    placed = [_place(line, number, page) for number, page in enumerate(pages) for line in page]
    if not placed:
        return
    line_ends = LineEnds(line.text for page in pages for line in page)
    gap = _usual_gap(placed)
    together = [placed[0]]
    for before, after in pairwise(placed):
        if not _goes_on(before, after, gap):
            yield _block(together, line_ends)
            together = []
        together.append(after)
    yield _block(together, line_ends)


def _place(line: Line, number: int, page: Sequence[Line]) -> _Placed:
    column = [other for other in page if abs(other.left - line.left) <= _INDENT * line.size]
    left_edges = Counter(round(other.left) for other in column)
    return _Placed(line, number, left_edges.most_common(1)[0][0], max(other.right for other in column))


def _usual_gap(placed: Sequence[_Placed]) -> float:
    """The distance of neighbouring lines, as a multiple of their size."""
    gaps = [
        (before.line.baseline - after.line.baseline) / after.line.size
        for before, after in pairwise(placed)
        if before.page == after.page and before.line.baseline > after.line.baseline
    ]
    return median(gaps) if gaps else 1.0


def _goes_on(before: _Placed, after: _Placed, usual_gap: float) -> bool:
    """Whether the second line continues the first."""
    size = after.line.size
    if max(size, before.line.size) > _SAME_SIZE * min(size, before.line.size):
        return False
    if before.line.hyphen:
        return True
    if _is_item(before.line, after.line) or not _had_no_room(before, after.line):
        return False
    gap = before.line.baseline - after.line.baseline
    if before.page != after.page or gap < -size:  # the next page or column: no distance tells
        return not _STOP.search(before.line.text)
    return gap <= _USUAL_GAP * usual_gap * size and not _is_indented(before, after)


def _is_item(before: Line, after: Line) -> bool:
    """Whether a line begins an item of a list; a dash within a sentence may begin a line too."""
    bullet = _BULLET.match(after.text)
    if bullet is None:
        return False
    return bullet[0][0] in "•▪●◦■" or _ITEM_BEFORE.search(before.text) is not None


def _had_no_room(before: _Placed, after: Line) -> bool:
    """Whether the next line's first word did not fit at the end of the line before."""
    word = after.text.split(maxsplit=1)[0]
    width = (after.right - after.left) / len(after.text) * (len(word) + 1)
    return before.line.right + width > before.right_edge - after.size / 2


def _is_indented(before: _Placed, after: _Placed) -> bool:
    small = after.line.size / 2
    at_edge = abs(before.line.left - before.left_edge) < small and not _BULLET.match(before.line.text)
    return at_edge and after.line.left > before.line.left + small


def _block(placed: Sequence[_Placed], line_ends: LineEnds) -> Block:
    first, *rest = (place.line for place in placed)
    text, broken = first.text, first.hyphen
    for line in rest:
        glue = " " if not broken else "-" if line_ends.keeps_hyphen(text, line.text) else ""
        text, broken = f"{text}{glue}{line.text}", line.hyphen
    return Block(f"{text}-" if broken else text, first.size, placed[0].page)
