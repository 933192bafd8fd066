"""Which folded words are words of a language, and which of them a misspelling may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import marisa_trie
from rapidfuzz import process
from rapidfuzz.distance import OSA

FOLDER = Path(__file__).parent / "tables" / "word_forms"

LANGUAGES = ("en", "fr")

LONG_WORD = 9
"""Letters from which on two slips are forgiven; below, one. A slip is a letter or a swap."""

MOST = 40
"""Words so near that are looked at; the likeliest are not far down."""


class Nearest:
    """Words that grow in number, found by a misspelling of them; the first letters are seldom wrong."""

    def __init__(self) -> None:
        self._words: defaultdict[tuple[str, int], list[str]] = defaultdict(list)

    def add(self, words: Iterable[str]) -> None:
        """Take in words that were not there before."""
        for word in words:
            self._words[word[0], len(word)].append(word)

    def to(self, word: str, slips: int) -> Sequence[tuple[str, int]]:
        """The words at most so many slips away, with their distance, nearest first; at most MOST."""
        alike = [
            known
            for first in dict.fromkeys(word[:2])
            for length in range(len(word) - slips, len(word) + slips + 1)
            for known in self._words.get((first, length), ())
        ]
        found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=MOST)
        return [(known, int(distance)) for known, distance, _ in found]


class WordForms:
    """The forms of one language; ``WordForms.load(language)`` gives the package's table."""

    def __init__(self, frequent: Iterable[str], known: Container[str]) -> None:
        self._ranks: Mapping[str, int] = {form: rank for rank, form in enumerate(frequent)}
        self._known = known

    @classmethod
    @cache
    def load(cls, language: str) -> WordForms:
        """The tables of a language, read once; empty for a language without any."""
        if language not in LANGUAGES:
            return cls((), ())
        frequent = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split()
        return cls(frequent, marisa_trie.Trie().mmap(str(FOLDER / f"{language}.marisa")))

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def is_frequent(self, word: str) -> bool:
        """Whether it is one of the frequent forms, and not only of the dictionaries."""
        return word in self._ranks

    def rank(self, word: str) -> int:
        """How many of the frequent forms are more frequent than this one of them."""
        return self._ranks[word]

    def nearest(self, word: str) -> Sequence[tuple[str, int]]:
        """The frequent forms near a word, as ``Nearest`` gives them."""
        return self._nearest.to(word, 2 if len(word) >= LONG_WORD else 1)

    @cached_property
    def _nearest(self) -> Nearest:
        nearest = Nearest()
        nearest.add(self._ranks)
        return nearest
