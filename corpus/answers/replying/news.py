"""What new articles add to a question that is watched."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple
from zlib import crc32

from corpus.models import Answer, Citation, Printing

NEAR = 15
"""Sentences of all articles among which a new one must be to be worth a message."""

_WORD = re.compile(r"\w+")


class News(NamedTuple):
    """Sentences that a question had not; ``whole`` when they are just what a reply to it shows now."""

    answer: Answer
    whole: bool

    @property
    def sentences(self) -> frozenset[int]:
        """The checksums of the sentences."""
        return frozenset(checksum(cited.text) for cited in self.answer.citations[: self.answer.shown])

    def at_most(self, shown: int) -> "News":
        """The first of the sentences."""
        fewer = self.answer.model_copy(update={"shown": min(shown, self.answer.shown)})
        return self._replace(answer=fewer)


def checksum(sentence: str) -> int:
    """A number that is the same for a sentence in another case or punctuation."""
    return crc32(" ".join(_WORD.findall(sentence.casefold())).encode())


def news(among: Answer, of_all: Answer, articles: Set[str], told: Set[int]) -> News | None:
    """What some articles alone newly say to a question, given the answer among them and the one of all.

    Both must answer: confidence is calibrated on all articles, and a single one has few sentences to lose
    against. What an older article prints as well is no news, nor is a sentence that was told.
    """
    if not (among.found and of_all.found):
        return None
    shown = {_place(cited) for cited in among.citations[: among.shown]}
    fresh = [
        cited
        for cited in of_all.citations
        if shown.intersection(map(_place, _printings(cited)))
        and all(printing.article in articles for printing in _printings(cited))
        and checksum(cited.text) not in told
    ][: among.shown]
    if not fresh:
        return None
    if fresh == list(of_all.citations[: of_all.shown]):
        return News(of_all, whole=True)
    parts = of_all.model_copy(update={"citations": tuple(fresh), "shown": len(fresh)})
    return News(parts, whole=False)


def _printings(cited: Citation) -> Iterator[Printing]:
    yield cited
    yield from cited.also


def _place(printing: Printing) -> tuple[int, int, int]:
    return printing.key, printing.version, printing.start
