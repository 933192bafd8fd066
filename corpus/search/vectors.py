"""The vectors of all sentences in memory, and the nearest ones to a question's."""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from usearch.compiled import MetricKind
from usearch.index import search as scan

from corpus.search.places import NOWHERE, Places
from corpus.search.quantisation import Bytes, Vectors, quantised, restored

Array = npt.NDArray[Any]
Holds = Callable[[Array], npt.NDArray[np.bool_]]
"""Which of some passages may be found: those of articles that answer, and that a filter lets through."""

WIDER = 4  # so many times the hits wanted are looked at, since some are of passages that may not be found


class SentenceHit(NamedTuple):
    """A sentence found: the store's number of its passage, its position there, and the cosine."""

    passage: int
    sentence: int
    similarity: float


class VectorIndex:
    """Vectors by passage, only ever added to; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passages = np.empty(0, np.int64)
        self._starts = np.zeros(1, np.int64)  # the first row of each passage, and where the last one ends
        self._rows: Bytes = np.empty((0, 0), np.int8)
        self._places = Places(self._passages)
        self.sequence = 0  # the last of the store's rows that is in

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, made: Iterable[tuple[int, Bytes]], sequence: int) -> None:
        """Hold the vectors of these passages, which are all of the store's rows up to ``sequence``."""
        items = list(made)
        with self._lock:
            if items:
                sizes = [len(rows) for _, rows in items]
                known = [self._rows] if len(self._rows) else []
                self._rows = np.concatenate([*known, *(rows for _, rows in items)])
                self._passages = np.append(self._passages, [passage for passage, _ in items])
                self._starts = np.append(self._starts, self._starts[-1] + np.cumsum(sizes))
                self._places = Places(self._passages)
            self.sequence = sequence

    def nearest(self, vector: Vectors, limit: int, holds: Holds) -> list[SentenceHit]:
        """The sentences nearest to a vector of length 1, the nearest first, at most ``limit``."""
        with self._lock:
            passages, starts, rows = self._passages, self._starts, self._rows
        if not len(rows) or limit < 1:
            return []
        found = _nearest_rows(rows, vector, min(WIDER * limit, len(rows)))
        owners = starts.searchsorted(found, side="right") - 1
        keep = holds(passages[owners])
        if keep.sum() < limit and len(found) < len(rows):
            mask = np.repeat(holds(passages), np.diff(starts))
            allowed = np.flatnonzero(mask)
            found = allowed[_nearest_rows(rows[allowed], vector, min(WIDER * limit, len(allowed)))]
            owners = starts.searchsorted(found, side="right") - 1
        else:
            found, owners = found[keep], owners[keep]
        similarities = restored(rows[found]) @ vector
        best = np.lexsort((found, -similarities))[:limit]
        return [
            SentenceHit(*hit)
            for hit in zip(
                passages[owners[best]].tolist(),
                (found - starts[owners])[best].tolist(),
                similarities[best].tolist(),
                strict=True,
            )
        ]

    def vectors(self, passages: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of these passages' sentences, shape (sentences, width); those without are left out."""
        with self._lock:
            places, starts, rows = self._places, self._starts, self._rows
        found = places.find(np.asarray(passages, np.int64)).tolist()
        return {
            passage: restored(rows[starts[place] : starts[place + 1]])
            for passage, place in zip(passages, found, strict=True)
            if place != NOWHERE
        }


def _nearest_rows(rows: Bytes, vector: Vectors, count: int) -> Array:
    if not count:
        return np.empty(0, np.int64)
    query = quantised(vector[np.newaxis])[0]
    return np.asarray(scan(rows, query, count, MetricKind.Cos, exact=True, threads=1).keys, np.int64)
