"""Which line breaks end a sentence: hard-wrapped prose goes on, a heading or a list item does not."""

import itertools
import re

from corpus.models import Sentence

_PARAGRAPH_BREAK = re.compile(r"[^\S\n]*(?:\n[^\S\n]*){2,}|[\f\v\u2029]\s*")
_LINE = re.compile(r"[^\n\u2028\x85]+")
_ITEM = re.compile(r"\s*(?:[-*•‣▪●◦·–—]\s+\S|--\s+[^\W\d_]|\(?(?:\d{1,2}|[a-z])[.)]\s+\S|#{1,6}\s)")
_PROSE_END = re.compile(r"[.!?…:;»”\"')\]]\s*$")
_SCRAP = re.compile(r"\s*[\d.,;:)\]%]{1,4}\s*")  # an index or a stop that lost its line
# Columns: wrapped prose has a width between these; what is narrower is a list, what is wider a paragraph.
_NARROWEST, _WIDEST = 40, 120


def blocks(text: str) -> list[Sentence]:
    """The spans of the text between breaks that end a sentence, in order, empty ones left out."""
    width = _wrap_width(text)
    found: list[Sentence] = []
    start = 0
    for end, following in [
        *((m.start(), m.end()) for m in _PARAGRAPH_BREAK.finditer(text)),
        (len(text), len(text)),
    ]:
        found.extend(_joined_lines(text, start, end, width))
        start = following
    return [block for block in found if text[block.start : block.end].strip()]


def _joined_lines(text: str, start: int, end: int, width: int | None) -> list[Sentence]:
    found: list[Sentence] = []
    for match in _LINE.finditer(text, start, end):
        if not match[0].strip():
            continue
        if found and _goes_on(text[found[-1].start : found[-1].end], match[0], width):
            found[-1] = Sentence(found[-1].start, match.end())
        else:
            found.append(Sentence(match.start(), match.end()))
    return found


def _wrap_width(text: str) -> int | None:
    """The column at which the text was wrapped by hand or program; None when a line is a paragraph."""
    lines = [line.rstrip() for line in text.split("\n")]
    widest = max(map(len, lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    inner = [line for line, after in itertools.pairwise(lines) if line and after.strip()]
    cut = sum(not _PROSE_END.search(line) for line in inner)
    return widest if cut * 2 > len(inner) else None


def _goes_on(before: str, line: str, width: int | None) -> bool:
    """Whether a line continues the one before it."""
    if _ITEM.match(line):
        return False
    if _SCRAP.fullmatch(line):
        return True
    last = before.rpartition("\n")[2].rstrip()
    first_word = line.split(maxsplit=1)[0]
    if first_word[0].islower() and not _PROSE_END.search(last):
        return True
    # A program that wraps breaks a line only when the next word no longer fits.
    return width is not None and len(last) + 1 + len(first_word) > width
