"""The vectors of all sentences, and the nearest ones to a question's."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from corpus.search.vectors.quantisation import Bytes, Vectors
from corpus.search.vectors.segments import Found, Holds, Segment
from corpus.search.vectors.vector_folder import VectorFolder

# Reading a sentence from the store again takes some 10 microseconds: fewer than these are not worth a file.
KEPT_LEAST = 2_000
LARGER = 2  # a segment is so many times as large as the next, or they are merged


class SentenceHit(NamedTuple):
    """A sentence found: the store's number of its passage, its position there, and the cosine."""

    passage: int
    sentence: int
    similarity: float


class VectorIndex:
    """Vectors by passage, only ever added to; safe to use from several threads.

    Those of passages that answer no more stay: an undo may bring them back, and ``nearest`` passes them over.
    """

    def __init__(self, folder: VectorFolder | None = None, segments: Sequence[Segment] = ()) -> None:
        self._folder = folder
        self._adding = threading.Lock()
        self._segments = tuple(segments)  # replaced, never changed, so that a search needs no lock
        self.sequence = segments[-1].last if segments else 0  # up to which the store was followed

    @classmethod
    def open(cls, path: Path, origin: str, is_current: Callable[[Segment], bool]) -> Self:
        """The vectors of one store and model as far as they are kept in a folder; none when they are not.

        ``is_current`` says whether the store that a segment was made from is the one that is there now.
        """
        folder = VectorFolder(path, origin)
        return cls(folder, folder.load(is_current))

    def __len__(self) -> int:
        return sum(map(len, self._segments))

    def add(self, made: Sequence[tuple[int, Bytes]], last: int) -> None:
        """Hold the vectors of these passages, which are all of the store's up to its row ``last``.

        Each passage comes with int8 of shape (sentences, width), as ``quantised`` gives them.
        Vectors of another width than those before are left out: they cannot be compared.
        """
        with self._adding:
            segments = list(self._segments)
            width = segments[0].width if segments else made[0][1].shape[1]
            fitting = [(passage, rows) for passage, rows in made if rows.shape[1] == width]
            if fitting:
                segments.append(Segment.of(fitting, segments[-1].last if segments else 0, last))
                self._segments = tuple(_settled(segments))
            self.sequence = last

    def keep(self, sequence: int, history: str) -> None:
        """Say that there are no others up to ``sequence``, and keep for the next start what is worth it.

        ``history`` names what has happened to the store so far, for ``is_current`` at that start.
        """
        with self._adding:
            if self._folder:
                self._segments = tuple(
                    segment
                    if segment.history is not None or len(segment) < KEPT_LEAST
                    else self._folder.keep(segment, history)
                    for segment in self._segments
                )
            self.sequence = max(self.sequence, sequence)

    def nearest(self, vector: Vectors, limit: int, holds: Holds) -> list[SentenceHit]:
        """The sentences nearest to a vector, the nearest first, at most ``limit``.

        ``vector`` is float32 of shape (width,) and length 1.
        Only those of passages that ``holds``, given a list of passages, says may be found.
        """
        segments = [segment for segment in self._segments if segment.width == len(vector)]
        if not segments or limit < 1:
            return []
        found = [segment.nearest(vector, limit, holds) for segment in segments]
        passages, positions, similarities = Found(*map(np.concatenate, zip(*found, strict=True)))
        best = np.lexsort((positions, passages, -similarities))[:limit]
        columns = (passages[best].tolist(), positions[best].tolist(), similarities[best].tolist())
        return [SentenceHit(*hit) for hit in zip(*columns, strict=True)]

    def vectors(self, passages: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of these passages' sentences, shape (sentences, width); those without are left out."""
        wanted = np.asarray(passages, np.int64)
        return {
            passage: vectors
            for segment in self._segments
            for passage, vectors in segment.vectors(wanted).items()
        }


def _settled(segments: list[Segment]) -> list[Segment]:
    """The same vectors in segments of falling size: small ones at the end are merged."""
    first = len(segments) - 1
    size = len(segments[first])
    while first and len(segments[first - 1]) < LARGER * size:
        first -= 1
        size += len(segments[first])
    if first == len(segments) - 1:
        return segments
    return [*segments[:first], Segment.merged(segments[first:])]
