"""The words of an index, looked up by the sound of a name and by a misspelling."""

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock
from weakref import WeakKeyDictionary

from corpus.language.names import name_key
from corpus.language.wordforms import Nearest
from corpus.search.index import Index

NAME_LETTERS = 4
"""Shorter words sound alike too often to be one name."""

REPAIR_LETTERS = 4

LONG_STEM = 8
"""Letters from which on two slips are forgiven: a word that long has lost its ending."""

REPAIRS = 3


class Vocabulary:
    """What an index's terms look like without their language; it follows the index, never rebuilt."""

    def __init__(self) -> None:
        self._followed: int | None = None
        self._terms: set[str] = set()
        self._stems: dict[str, list[str]] = {}
        self._near = Nearest(LONG_STEM)
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._lock = Lock()

    def follow(self, index: Index) -> None:
        """Take in the terms that the index has gained; those that it lost do no harm and stay."""
        with self._lock:
            if self._followed != index.sequence:
                self._learn(sorted(set(index.vocabulary()) - self._terms))
                self._followed = index.sequence

    def _learn(self, terms: Iterable[str]) -> None:
        for term in terms:
            self._terms.add(term)
            stem = term.partition(":")[2]
            if len(stem) < REPAIR_LETTERS:  # a bare number has no stem
                continue
            if stem not in self._stems:
                self._stems[stem] = []
                self._near.add((stem,))
            self._stems[stem].append(term)
            self._names[name_key(stem)].append(term)

    def names(self, stem: str) -> tuple[str, ...]:
        """The terms that sound like this name in some spelling, itself among them."""
        return tuple(self._names.get(name_key(stem), ())) if len(stem) >= NAME_LETTERS else ()

    def nearest(self, stem: str) -> tuple[str, ...]:
        """The terms as few slips away as any, at most two for a long word; a slip is a letter or a swap."""
        if len(stem) < REPAIR_LETTERS:
            return ()
        found = self._near.to(stem)
        closest = min((distance for _, distance in found), default=0)
        near = sorted(known for known, distance in found if distance == closest)[:REPAIRS]
        return tuple(term for known in near for term in self._stems[known])


_vocabularies: WeakKeyDictionary[Index, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(index: Index) -> Vocabulary:
    """The index's vocabulary, up to date with its last change."""
    vocabulary = _vocabularies.setdefault(index, Vocabulary())
    vocabulary.follow(index)
    return vocabulary
