"""Which line breaks end a sentence: hard-wrapped prose goes on, a heading or a list item does not."""

import itertools
import re

from corpus.models import Sentence

_PARAGRAPH_BREAK = re.compile(r"(?<!\s)[^\S\n]*+(?:\n[^\S\n]*+){2,}|[\f\v\u2029]\s*+")
_LINE = re.compile(r"[^\n\u2028\x85]+")
_ITEM = re.compile(r"\A\s*+(?:[-*•‣▪●◦·–—]\s+\S|--\s+[^\W\d_]|\(?(?:\d{1,2}|[a-z])[.)]\s+\S|#{1,6}\s)")
_PROSE_END = frozenset(".!?…:;»”\"')]")
_SCRAP = re.compile(r"\A\s*+[\d.,;:)\]%]{1,4}\s*")  # an index or a stop that lost its line
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
    begun = stopped = 0  # the line before: after its line feed, and up to its last character
    for match in _LINE.finditer(text, start, end):
        line = match[0].rstrip()
        if not line:
            continue
        gap = text[found[-1].end : match.start()] if found else ""
        if found and _goes_on(stopped - begun, text[stopped - 1], match[0], width):
            found[-1] = Sentence(found[-1].start, match.end())
            if "\n" in gap:
                begun = match.start() - len(gap) + gap.rindex("\n") + 1
        else:
            found.append(Sentence(match.start(), match.end()))
            begun = match.start()
        stopped = match.start() + len(line)
    return found


def _wrap_width(text: str) -> int | None:
    """The column at which the text was wrapped by hand or program; None when a line is a paragraph."""
    lines = [line.rstrip() for line in text.split("\n")]
    widest = max(map(len, lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    inner = [line for line, after in itertools.pairwise(lines) if line and after.strip()]
    cut = sum(line[-1] not in _PROSE_END for line in inner)
    return widest if cut * 2 > len(inner) else None


def _goes_on(length: int, last: str, line: str, width: int | None) -> bool:
    """Whether a line continues the one before it, which is so long and ends in this character."""
    if _ITEM.match(line):
        return False
    if _SCRAP.fullmatch(line):
        return True
    first_word = line.split(maxsplit=1)[0]
    if first_word[0].islower() and last not in _PROSE_END:
        return True
    # A program that wraps breaks a line only when the next word no longer fits.
    return width is not None and length + 1 + len(first_word) > width
