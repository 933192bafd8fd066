"""Whether the hyphen at the end of a printed line belongs to the word, or only broke it.

The rest of the text decides when it has the word in one piece; else French and English habits do.
"""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"(?<![^\W_])(?<![^\W_]-)[^\W_]++(?:-[^\W_]++)*$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# a-t-on, c'est-à-dire, arc-en-ciel: after one of these between hyphens comes another.
_MIDDLES = {
    *("t", "à", "a", "en", "de", "du", "la", "le", "les", "lès", "sur", "sous", "au", "aux"),
    *("of", "the", "in", "to"),
}
_FIRSTS = {
    *("peut", "non", "demi", "semi", "quasi", "vice", "avant", "après", "arrière", "porte", "nord", "sud"),
    *("celui", "celle", "ceux", "celles", "eux", "dix", "vingt", "trente", "quarante", "cinquante"),
    *("soixante", "quatre", "self", "half", "well", "short", "long", "high", "cross", "twenty", "thirty"),
    *("forty", "fifty"),
}
_SECONDS = {
    *("il", "elle", "ils", "elles", "je", "tu", "nous", "vous", "moi", "toi", "lui", "leur", "ci", "là"),
    *("même", "mêmes", "t"),
}


class LineEnds:
    """Joins words over line ends, by the words that a text has elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in WORD.findall(line)}

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether the word at the end of ``before`` (given without it) and the start of ``after`` has one."""
        first, second = _LAST.search(before), _FIRST.match(after)
        if first is None or second is None:
            return True
        start, end = first[0].casefold(), second[0].casefold()
        if f"{start}-{end}" in self._words:
            return True
        if f"{start}{end}" in self._words:
            return False
        return not second[0][0].islower() or first[0][-1].isdigit() or _is_compound(start, end)


def _is_compound(start: str, end: str) -> bool:
    head, _, middle = start.rpartition("-")
    if head and middle in _MIDDLES:
        return True
    asks = (end == "on" and middle[-1] in "td") or (end == "ce" and middle == "est")
    return asks or end.partition("-")[0] in _SECONDS or start in _FIRSTS
