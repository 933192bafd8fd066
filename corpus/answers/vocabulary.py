"""The words of an index, looked up by the sound of a name and by a misspelling."""

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.language.names import name_key
from corpus.search.index import Index

NAME_LETTERS = 4
"""Shorter words sound alike too often to be one name."""

REPAIR_LETTERS = 4
LONG_WORD = 8
"""From this many letters on, two slips are forgiven; below, one."""

REPAIRS = 3


class Vocabulary:
    """What an index's terms look like without their language; it follows the index, never rebuilt."""

    def __init__(self) -> None:
        self._followed: int | None = None
        self._stems: dict[str, list[str]] = {}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._lock = Lock()

    def follow(self, index: Index) -> None:
        """Take in the terms that the index has gained; those that it lost do no harm and stay."""
        with self._lock:
            if self._followed != index.sequence:
                self._learn(index.vocabulary())
                self._followed = index.sequence

    def _learn(self, terms: Iterable[str]) -> None:
        for term in terms:
            _, _, stem = term.partition(":")
            if len(stem) < REPAIR_LETTERS:  # a bare number has no stem
                continue
            known = self._stems.setdefault(stem, [])
            if term in known:
                continue
            known.append(term)
            self._names[name_key(stem)].append(term)

    def names(self, stem: str) -> tuple[str, ...]:
        """The terms that sound like this name in some spelling, itself among them."""
        return tuple(self._names.get(name_key(stem), ())) if len(stem) >= NAME_LETTERS else ()

    def nearest(self, stem: str) -> tuple[str, ...]:
        """The terms one slip away (two for a long word), nearest first; a slip is a letter or a swap."""
        if len(stem) < REPAIR_LETTERS:
            return ()
        slips = 2 if len(stem) >= LONG_WORD else 1
        alike = [
            known for known in self._stems if known[0] == stem[0] and abs(len(known) - len(stem)) <= slips
        ]
        found = process.extract(stem, alike, scorer=OSA.distance, score_cutoff=slips, limit=REPAIRS)
        closest = min((distance for _, distance, _ in found), default=0)
        return tuple(
            term for known, distance, _ in found if distance == closest for term in self._stems[known]
        )


_vocabularies: WeakKeyDictionary[Index, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(index: Index) -> Vocabulary:
    """The index's vocabulary, up to date with its last change."""
    vocabulary = _vocabularies.setdefault(index, Vocabulary())
    vocabulary.follow(index)
    return vocabulary
