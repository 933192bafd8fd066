"""Which passages are read: those around the best sentences, so that a pronoun or a date finds its noun."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corpus.language.side_lines import without_dateline

EXTRACTS = 3
"""Passages read for a question: their number is what the reading costs in time (docs/answers.md)."""

LONGEST = 450
"""Characters of a passage; the reader leaves out what is over a few tokens more."""

MOST = 6
"""Sentences of a passage."""

Span = tuple[int, int]


class Place(NamedTuple):
    """A sentence, by its article's id and where it begins there."""

    article: str
    start: int


class Readable(NamedTuple):
    """An article as it is read."""

    title: str
    text: str
    language: str


class Extract(NamedTuple):
    """Sentences of an article that follow each other."""

    article: str
    spans: Sequence[Span]

    def places(self) -> list[Place]:
        """Where its sentences are."""
        return [Place(self.article, start) for start, _ in self.spans]

    def said_in(self, readable: Readable) -> tuple[str, list[str]]:
        """The article's title, and the sentences, without a dateline: the reader has learned from none."""
        return readable.title, [without_dateline(readable.text[start:end]) for start, end in self.spans]


def extracts(best: Iterable[Place], sentences_of: Callable[[str], Sequence[Span]]) -> list[Extract]:
    """The passages around the best sentences, best first; a sentence that stands in one asks for no other.

    ``sentences_of`` gives the sentences of an article that may be read, by its id, in order; around others
    nothing is read.
    """
    chosen: list[Extract] = []
    there: set[Place] = set()
    for place in best:
        if len(chosen) == EXTRACTS:
            break
        if place in there:
            continue
        sentences = sentences_of(place.article)
        own = bisect_left(sentences, place.start, key=lambda span: span[0])
        if own < len(sentences) and sentences[own][0] == place.start:
            chosen.append(Extract(place.article, _around(own, sentences)))
            there.update(chosen[-1].places())
    return chosen


def _around(own: int, sentences: Sequence[Span]) -> Sequence[Span]:
    """A sentence with as many of its neighbours, on both sides alike, as there is room for."""

    def length(number: int) -> int:
        start, end = sentences[number]
        return end - start

    first, last, size = own, own, length(own)
    while last - first + 1 < MOST:
        sides = [number for number in (first - 1, last + 1) if 0 <= number < len(sentences)]
        sides = [number for number in sides if size + length(number) <= LONGEST]
        if not sides:
            break
        nearer = sides[0] if own - first <= last - own else sides[-1]
        size += length(nearer)
        first, last = min(first, nearer), max(last, nearer)
    return sentences[first : last + 1]
