"""A text cut into sentences that can each be cited as they stand.

The library sentencex proposes boundaries; it knows quotation marks and brackets. What it cuts wrongly (titles,
initials, a quotation from its attribution) is joined again, and what nothing ever ends is cut at a bearable length.
"""

import re
from pathlib import Path

import sentencex

from corpus.language.lines import blocks
from corpus.language.stopwords import stop_words
from corpus.models import Sentence

LONGEST_QUOTATION = 400  # characters: a quotation of several sentences up to here is one citation
LONGEST = 1_500  # characters: nobody reads on in one sentence

_TABLES = Path(__file__).parent / "tables"
# Followed by the name or number that they introduce; or by anything, an end of sentence included.
_TITLES = frozenset((_TABLES / "abbreviations_before_names.txt").read_text(encoding="utf-8").split())
_OPEN = frozenset((_TABLES / "abbreviations_anywhere.txt").read_text(encoding="utf-8").split())

_SPACE = re.compile(r"[^\S ]")  # sentencex knows the plain space only
_LAST_WORD = re.compile(r"(?:^|[\s(\[«“\"'’])([^\W\d_]+(?:\.-?[^\W\d_]+)*)\.\s*$")
_INITIAL = re.compile(r"(?:^|[\s(\[«“\"'’.-])[^\W\d_]\.\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"[a-zà-öø-ÿœ,;:)\]»”%]|\.{2,}\s*[a-zà-ÿ]|(?:--?|–|—)\s*[a-zà-ÿ]")
_ASKED = re.compile(r"[?!,]\s?[\"”»]\s*$")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|answered|tweeted|declared)\b"
)
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_MARKS = re.compile("[«»“”()\\[\\]]")
_QUOTATION_MARKS = str.maketrans(dict.fromkeys('«»“”"', " "))
_PLACES = (re.compile(r"[.!?…;]\s+"), re.compile(r"[:,–—]\s+|\s--\s"), re.compile(r"\s+"))


def split(text: str, language: str) -> list[Sentence]:
    """The sentences in order: spans trimmed of white space that cover everything else."""
    view = _SPACE.sub(" ", text)
    found: list[Sentence] = []
    for block in blocks(text):
        for start, end in _joined(view, _proposed(view, block, language), language):
            found.extend(_bearable(view, Sentence(start, end), language))
    return found


def _proposed(view: str, block: Sentence, language: str) -> list[Sentence]:
    spans = (
        _trimmed(view, block.start + boundary["start_index"], block.start + boundary["end_index"])
        for boundary in sentencex.get_sentence_boundaries(language, view[block.start : block.end])
    )
    return [span for span in spans if span.start < span.end]


def _trimmed(view: str, start: int, end: int) -> Sentence:
    piece = view[start:end]
    return Sentence(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _joined(view: str, spans: list[Sentence], language: str) -> list[Sentence]:
    joined: list[Sentence] = []
    for span in spans:
        if joined and _belong_together(
            view[joined[-1].start : joined[-1].end], view[span.start : span.end], language
        ):
            joined[-1] = Sentence(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _belong_together(before: str, after: str, language: str) -> bool:
    if len(before) + len(after) >= LONGEST:
        return False
    if _GOES_ON.match(after) or (_ASKED.search(before) and _ATTRIBUTION.match(after)):
        return True
    if _closes(before, after):
        return True
    last = _LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    if word in _TITLES:
        return True
    return (word in _OPEN or _INITIAL.search(before) is not None) and not _starts_anew(after, language)


def _starts_anew(after: str, language: str) -> bool:
    """Whether a text begins as sentences do: with a function word. A name does not tell."""
    word = _WORD.search(after)
    return word is None or word[0].lower() in stop_words(language)


def _closes(before: str, after: str) -> bool:
    """Whether a quotation or bracket that is open in ``before`` is closed in ``after``."""
    return False


def _bearable(view: str, span: Sentence, language: str) -> list[Sentence]:
    """The span, cut when it is a longer quotation or a longer run than one reads at a time."""
    if span.end - span.start <= LONGEST_QUOTATION:
        return [span]
    inside = view[span.start : span.end].translate(_QUOTATION_MARKS)
    return [
        piece
        for part in _joined(view, _proposed(" " * span.start + inside, span, language), language)
        for piece in _cut(view, part)
    ]


def _cut(view: str, span: Sentence) -> list[Sentence]:
    """The span in pieces of at most ``LONGEST`` characters."""
    pieces: list[Sentence] = []
    start = span.start
    while span.end - start > LONGEST:
        end = _place(view, start, start + LONGEST)
        pieces.append(_trimmed(view, start, end))
        start = end + len(view[end : span.end]) - len(view[end : span.end].lstrip())
    return [*pieces, Sentence(start, span.end)]


def _place(view: str, start: int, limit: int) -> int:
    """Where to cut before ``limit``: after the last stop, else comma, else space in the later half, else there."""
    for places in _PLACES:
        ends = [match.end() for match in places.finditer(view, start + LONGEST // 2, limit)]
        if ends:
            return ends[-1]
    return limit
