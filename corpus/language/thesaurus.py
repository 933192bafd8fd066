"""Other words for a word: its derivations and synonyms, the names of a country, a number's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations, product
from pathlib import Path

from corpus.language.terms import tokenize

FOLDER = Path(__file__).parent / "tables"

LANGUAGES = ("en", "fr")

NUMBER = 0.7
"""Weight of a number's other words: "two" is 2, but "second" is not always."""

# Of a country's names: what it is called, what is of it, its capital, the house of its government.
COUNTRY = (0.25, 0.2, 0.1, 0.1)
"""Weight of another name of the same kind, and of a name one, two and three kinds away."""

Related = tuple[tuple[str, float], ...]


class Thesaurus:
    """Index terms by the terms that may stand for them; ``Thesaurus.load()`` gives the package's tables."""

    def __init__(self, related: Iterable[tuple[str, str, float]]) -> None:
        self._related: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for term, other, weight in related:
            self._related[term][other] = max(weight, self._related[term].get(other, 0.0))

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> Thesaurus:
        """The tables in a folder, read once."""

        def lines(name: str) -> list[list[str]]:
            text = (folder / name).read_text(encoding="utf-8")
            return [line.split("\t") for line in text.splitlines()]

        return cls(
            (
                *_synonyms(lines("synonyms.tsv")),
                *_numbers(lines("numbers.tsv")),
                *_places(lines("places.tsv")),
            )
        )

    def related(self, term: str) -> Related:
        """The other terms, of any language, with the share of a match that each is worth."""
        return tuple(self._related.get(term, {}).items())


def _synonyms(rows: Iterable[list[str]]) -> Iterator[tuple[str, str, float]]:
    """Rows of a language, a stem, and ``stem:percent`` of the same language."""
    for language, stem, listed in rows:
        for entry in listed.split(" "):
            other, _, percent = entry.rpartition(":")
            yield f"{language}:{stem}", f"{language}:{other}", int(percent) / 100


def _numbers(rows: Iterable[list[str]]) -> Iterator[tuple[str, str, float]]:
    """Rows of digits and the words for them in each language."""
    for digits, *written in rows:
        terms = [digits, *_terms(written)]
        for one, other in permutations(terms, 2):
            yield one, other, NUMBER


def _places(rows: Iterable[list[str]]) -> Iterator[tuple[str, str, float]]:
    """Rows of a country's names, each kind in both languages."""
    for row in rows:
        kinds = [_terms(names.split("/")) for names in row]
        for (kind, terms), (other_kind, others) in product(enumerate(kinds), repeat=2):
            weight = COUNTRY[abs(kind - other_kind)]
            # A sentence has no terms of several words: "White House" leads to America, not back.
            yield from (
                (term, other, weight)
                for term, other in product(terms, others)
                if term != other and " " not in other
            )


def _terms(written: Iterable[str]) -> list[str]:
    """The terms of names in each language; one of several words is joined, as in ``Units``."""
    return [
        f"{language}:{' '.join(stems)}"
        for language, names in zip(LANGUAGES, written, strict=False)
        for name in names.split(",")
        if (stems := [token.term.partition(":")[2] for token in tokenize(name, language)])
    ]
