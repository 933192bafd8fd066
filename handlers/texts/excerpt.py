"""The part of a long text that fits into a message, around what matters in it."""

import unicodedata
from typing import NamedTuple

from handlers.texts.reply import utf16_length

ELLIPSIS = "…"
REACH = 40  # characters in which a space is looked for before a word is cut
JOINERS = frozenset("\u200d\ufe0e\ufe0f")  # zero width joiner and variation selectors


class Span(NamedTuple):
    """Code points of a text, the end exclusive."""

    start: int
    end: int


class Excerpt(NamedTuple):
    """A part of a text, with an ellipsis where it was cut."""

    text: str
    source: Span  # what of the text it shows
    shift: int  # where the shown part begins in ``text``

    def moved(self, span: Span) -> Span:
        """Where a span of the text is in the excerpt; empty when it is not there."""
        start = min(max(span.start, self.source.start), self.source.end)
        end = min(max(span.end, start), self.source.end)
        offset = self.shift - self.source.start
        return Span(start + offset, end + offset)


def excerpt(text: str, room: int, focus: Span) -> Excerpt:
    """All of the text when it has at most ``room`` UTF-16 units, else as much as fits around the focus."""
    if utf16_length(text) <= room:
        return Excerpt(text, Span(0, len(text)), 0)
    size = room - 2 * len(ELLIPSIS)
    if any(character > "\uffff" for character in text):
        size //= 2
    # What comes before explains less than what comes after, so the focus stands in the first quarter.
    slack = max(size - (focus.end - focus.start), 0)
    start = min(max(focus.start - slack // 4, 0), len(text) - size)
    shown = Span(_word_start(text, start), _word_end(text, start + size))
    before = ELLIPSIS if shown.start > 0 else ""
    after = ELLIPSIS if shown.end < len(text) else ""
    return Excerpt(f"{before}{text[shown.start : shown.end]}{after}", shown, len(before))


def _word_start(text: str, position: int) -> int:
    if position == 0:
        return 0
    for index in range(position, min(position + REACH, len(text))):
        if text[index - 1].isspace():
            return index
    while position < len(text) and _joined(text, position):
        position += 1
    return position


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    for index in range(position, max(position - REACH, 0), -1):
        if text[index].isspace():
            return index
    while position > 0 and _joined(text, position):
        position -= 1
    return position


def _joined(text: str, position: int) -> bool:
    # An accent or the rest of an emoji must not be torn from what it belongs to.
    character = text[position]
    return bool(unicodedata.combining(character)) or character in JOINERS or text[position - 1] == "\u200d"
