"""Where a boundary between sentences was drawn wrongly: after a title, an initial, inside a quotation."""

import re
from pathlib import Path

from corpus.language.stopwords import stop_words
from corpus.models import Sentence

_TABLES = Path(__file__).parent / "tables"
# Followed by the name or number that they introduce; or by anything, an end of sentence included.
_TITLES = frozenset((_TABLES / "abbreviations_before_names.txt").read_text(encoding="utf-8").split())
_OPEN = frozenset((_TABLES / "abbreviations_anywhere.txt").read_text(encoding="utf-8").split())

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"(?:^|[\s(\[«“\"'’])([^\W\d_]+(?:\.-?[^\W\d_]+)*)\.\s*$")
_INITIAL = re.compile(r"(?:^|[\s(\[«“\"'’.-])[^\W\d_]\.\s*$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})[.)]")
_GOES_ON = re.compile(r"\A(?:[a-zà-öø-ÿœ,;:)\]»”%]|\.{2,}\s*[a-zà-ÿ]|(?:--?|–|—)\s*[a-zà-ÿ])")
_NO_SPACE = re.compile(r"[a-zà-öø-ÿ»”\")][.!?…]?[A-ZÀ-ÖØ-Þ«“]")  # a space forgotten between two sentences
_ASKED = re.compile(r"[?!,]\s?[\"”»]\s*$")
_ATTRIBUTION = re.compile(
    r"\A(?:[A-Z][\w.’'-]*\s){1,4}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|answered|tweeted|declared)\b"
)
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}


def belong_together(view: str, left: Sentence, right: Sentence, language: str) -> bool:
    """Whether a boundary was drawn where the sentence goes on."""
    before, after = view[left.start : left.end], view[right.start : right.end]
    if left.end == right.start and not _NO_SPACE.search(view, left.end - 2, left.end + 1):
        return True
    if _GOES_ON.match(after) or (_ASKED.search(before) and _ATTRIBUTION.match(after)):
        return True
    return (
        _ENUMERATOR.fullmatch(before) is not None
        or _closes(before, after)
        or _abbreviated(before, after, language)
    )


def _abbreviated(before: str, after: str, language: str) -> bool:
    """Whether the full stop of ``before`` belongs to an abbreviation or an initial."""
    last = _LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    if word in _TITLES:
        return True
    return (word in _OPEN or _INITIAL.search(before) is not None) and not starts_anew(after, language)


def starts_anew(after: str, language: str) -> bool:
    """Whether a text begins as sentences do: with a function word. A name does not tell."""
    word = _WORD.search(after)
    return word is None or word[0].lower() in stop_words(language)


def _closes(before: str, after: str) -> bool:
    """Whether a quotation or bracket that is open in ``before`` is closed in ``after``."""
    opened = [mark for mark, closing in _PAIRS.items() if before.count(mark) > before.count(closing)]
    if any(_PAIRS[mark] in after for mark in opened):
        return True
    return before.count('"') % 2 == 1 and after.count('"') % 2 == 1
