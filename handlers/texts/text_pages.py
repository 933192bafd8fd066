"""A long text in pages that fit into messages, cut where a reader pauses."""

import unicodedata

from handlers.texts.excerpt import Span
from handlers.texts.reply import utf16_length

# A page is cut at the last of the first of these that stands in its second half.
PAUSES = ("\n\n", "\n", ". ", "\u00a0» ", " ")


def pages(text: str, room: int) -> list[Span]:
    """The text in parts of at most ``room`` UTF-16 units, at least one, which follow without a gap."""
    parts, start = [], 0
    while start < len(text):
        end = start + _length(text[start : start + room], room)
        if end < len(text):
            end = _pause(text, start, end)
        parts.append(Span(start, end))
        start = end
    return parts or [Span(0, 0)]


def _length(part: str, room: int) -> int:
    """How many characters of it fit."""
    length = len(part)
    while (excess := utf16_length(part[:length]) - room) > 0:
        # A character has one or two units: half of the excess is never too much to cut.
        length -= (excess + 1) // 2
    return length


def _pause(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    for pause in PAUSES:
        found = text.rfind(pause, middle, end)
        if found != -1:
            return found + len(pause)
    while end > middle and unicodedata.combining(text[end]):
        end -= 1
    return end
