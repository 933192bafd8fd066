"""The terms of an index in memory, looked up by the sound of a name and by a misspelling."""

from collections import defaultdict
from collections.abc import Iterable

from corpus.language.names import name_key
from corpus.language.wordforms import Nearest
from corpus.search.index import SHORTEST_STEM


class Vocabulary:
    """What an index's terms look like without their language; it only grows."""

    def __init__(self) -> None:
        self._terms: set[str] = set()
        self._stems: dict[str, list[str]] = {}
        self._near = Nearest()
        self._names: defaultdict[str, list[str]] = defaultdict(list)

    def learn(self, terms: Iterable[str]) -> None:
        """Take in the terms that are not there yet."""
        for term in sorted(set(terms) - self._terms):
            self._terms.add(term)
            stem = term.partition(":")[2]
            if len(stem) < SHORTEST_STEM:  # a bare number has no stem
                continue
            if stem not in self._stems:
                self._stems[stem] = []
                self._near.add((stem,))
            self._stems[stem].append(term)
            self._names[name_key(stem)].append(term)

    def sounding_like(self, stem: str) -> tuple[str, ...]:
        """As ``TermStatistics`` says."""
        return tuple(self._names.get(name_key(stem), ())) if len(stem) >= SHORTEST_STEM else ()

    def near(self, stem: str, slips: int) -> tuple[tuple[str, int], ...]:
        """As ``TermStatistics`` says."""
        found = self._near.to(stem, slips) if len(stem) >= SHORTEST_STEM else ()
        return tuple((term, distance) for known, distance in found for term in self._stems[known])
