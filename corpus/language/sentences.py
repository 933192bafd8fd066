"""A text cut into sentences that can each be cited as they stand.

The library sentencex proposes boundaries; it knows quotation marks and brackets. What it cuts wrongly
(after a title, inside a bracket) is joined again; what nothing ends is cut at a bearable length.
"""

import itertools
import re

import sentencex

from corpus.language.joining import belong_together, starts_anew
from corpus.language.lines import blocks
from corpus.models import Sentence

LONGEST_QUOTATION = 400  # characters: a quotation of several sentences up to here is one citation
SHORTEST_PART = 60  # characters: what is shorter stays with its neighbour when a longer quotation is cut
LONGEST = 1_500  # characters: nobody reads on in one sentence
PORTION = 10_000  # characters: the library's time grows with the square of a paragraph's length

_SPACE = re.compile(r"[^\S ]")  # sentencex knows the plain space only
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no library takes
_VISIBLE = re.compile(r"\S")
_MISSED = re.compile(r"(?:\betc\.|[a-zà-öø-ÿ]\.[a-z]\.|…|\.\.\.)\s+(?=[A-ZÀ-ÖØ-Þ])")
_QUOTATION_MARKS = str.maketrans(dict.fromkeys('«»“”"', " "))
_OPENING = re.compile(r"[«“]|(?<=\s)\"(?=\S)")
_CUTS = (re.compile(r"[.!?…;]\s+"), re.compile(r"[:,–—]\s+|\s--\s"), re.compile(r"\s+"))


def split(text: str, language: str) -> list[Sentence]:
    """The sentences in order: spans trimmed of white space that cover everything else."""
    view = _SURROGATE.sub("\ufffd", _SPACE.sub(" ", text))
    unquoted = view.translate(_QUOTATION_MARKS)
    portions = (portion for block in blocks(text) for portion in _cut(view, block, PORTION))
    return [
        piece
        for portion in portions
        for sentence in _joined(view, _proposed(view, portion, language), language)
        for part in _parts(view, unquoted, sentence, language)
        for piece in _cut(view, part, LONGEST)
    ]


def _proposed(view: str, block: Sentence, language: str) -> list[Sentence]:
    """The library's boundaries, and those it never draws: after "etc." or "p.m." when a sentence follows."""
    proposed: list[Sentence] = []
    for boundary in sentencex.get_sentence_boundaries(language, view[block.start : block.end]):
        start, end = block.start + boundary["start_index"], block.start + boundary["end_index"]
        for missed in _MISSED.finditer(view, start, end):
            if starts_anew(view[missed.end() : end], language):
                proposed.append(_trimmed(view, start, missed.end()))
                start = missed.end()
        proposed.append(_trimmed(view, start, end))
    return [span for span in proposed if span.start < span.end]


def _trimmed(view: str, start: int, end: int) -> Sentence:
    # Nothing is copied: what is cut in many pieces is trimmed as often.
    first = _VISIBLE.search(view, start, end)
    while end > start and view[end - 1].isspace():
        end -= 1
    return Sentence(first.start() if first else end, end)


def _joined(view: str, spans: list[Sentence], language: str) -> list[Sentence]:
    joined: list[Sentence] = []
    for span in spans:
        near = bool(joined) and span.end - joined[-1].start <= LONGEST
        if near and belong_together(view, joined[-1], span, language):
            joined[-1] = Sentence(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _parts(view: str, unquoted: str, sentence: Sentence, language: str) -> list[Sentence]:
    """The sentences of a quotation that is too long for one citation; the sentence itself when it is not."""
    if sentence.end - sentence.start <= LONGEST_QUOTATION:
        return [sentence]
    inner = _joined(unquoted, _proposed(unquoted, sentence, language), language)
    return _grouped(_with_marks(view, sentence, inner))


def _with_marks(view: str, whole: Sentence, inner: list[Sentence]) -> list[Sentence]:
    """The parts of ``whole`` with the quotation marks around them, found where these were blanked out."""
    cuts = [whole.start]
    for left, right in itertools.pairwise(inner):
        opening = _OPENING.search(view, left.end, right.start)
        cuts.append(opening.start() if opening else right.start)
    return [_trimmed(view, start, end) for start, end in itertools.pairwise([*cuts, whole.end])]


def _grouped(parts: list[Sentence]) -> list[Sentence]:
    """The parts of a long quotation, none so short that it says nothing by itself."""
    grouped: list[Sentence] = []
    for part in parts:
        if grouped and min(part.end - part.start, grouped[-1].end - grouped[-1].start) < SHORTEST_PART:
            grouped[-1] = Sentence(grouped[-1].start, part.end)
        else:
            grouped.append(part)
    return grouped


def _cut(view: str, span: Sentence, size: int) -> list[Sentence]:
    """The span in pieces of at most ``size`` characters."""
    pieces: list[Sentence] = []
    while span.end - span.start > size:
        end = _cut_before(view, span.start + size // 2, span.start + size)
        pieces.append(_trimmed(view, span.start, end))
        span = _trimmed(view, end, span.end)
    return [*pieces, span]


def _cut_before(view: str, start: int, end: int) -> int:
    """Where to cut: after the last stop, else comma, else space, else at the end."""
    for cuts in _CUTS:
        ends = [match.end() for match in cuts.finditer(view, start, end)]
        if ends:
            return ends[-1]
    return end
