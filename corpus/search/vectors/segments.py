"""A run of the store's vectors as arrays that never change: made in memory, or mapped from a file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt
from usearch.compiled import MetricKind
from usearch.index import search as scan

from corpus.search.positions import ABSENT, Positions
from corpus.search.vectors.binary_codes import binary_codes, nearest_by_codes
from corpus.search.vectors.quantisation import Bytes, Vectors, quantised, restored

Array = npt.NDArray[Any]
Holds = Callable[[Array], npt.NDArray[np.bool_]]
"""Which of some passages may be found: int64 (passages,) to a mask, bool (passages,)."""

# So many sentences are all compared; with more, only those that their binary codes let through.
SCANNED_MOST = 100_000
LET_THROUGH = 16  # times the square root of the number of sentences: .98 of the 40 nearest are among them

CODES = "signs"  # the name of the binary codes in files, of which those already written are read

WIDER = 4  # so many times the hits wanted are looked at: some are of passages that may not be found


class Found(NamedTuple):
    """Sentences found, in no order."""

    passages: Array  # int64 (sentences,): the store's numbers
    positions: Array  # int64 (sentences,): of the sentences in their passages
    similarities: Array  # float32 (sentences,): cosines


class Segment:
    """The vectors of the store's rows after one number up to another.

    ``arrays``: ``passages``, int64 (passages,), the store's numbers; ``starts``, int64 (passages + 1,), the
    first row of each; ``rows``, int8, (rows, width) laid flat; and in a large segment ``middle``, float32
    (width,), the mean vector, with the binary codes, uint64, (words, rows) laid flat, under CODES.
    """

    def __init__(
        self, arrays: Mapping[str, Array], after: int, last: int, history: str | None = None
    ) -> None:
        self.after, self.last = after, last
        self.history = history  # of the store, as it was when the file was written; None without a file
        self.arrays = arrays
        self._passages, self._starts = arrays["passages"], arrays["starts"]
        self._rows: Bytes = arrays["rows"].reshape(self._starts[-1], -1)
        self._positions = Positions(self._passages)
        self._last: tuple[tuple[bytes, int], Array] | None = None

    @classmethod
    def of(cls, made: Sequence[tuple[int, Bytes]], after: int, last: int) -> Self:
        """The vectors of these passages, at least one, all of one width."""
        starts = np.zeros(len(made) + 1, np.int64)
        np.cumsum([len(rows) for _, rows in made], out=starts[1:])
        rows = np.concatenate([rows for _, rows in made])
        return cls._with_codes(
            np.array([passage for passage, _ in made], np.int64), starts, rows, after, last
        )

    @classmethod
    def merged(cls, parts: Sequence[Self]) -> Self:
        """One segment for several that follow each other."""
        shifts = np.cumsum([0, *(len(part) for part in parts)])
        starts = [part._starts[:-1] + shift for part, shift in zip(parts, shifts, strict=False)]
        return cls._with_codes(
            np.concatenate([part._passages for part in parts]),
            np.concatenate([*starts, shifts[-1:]]),
            np.concatenate([part._rows for part in parts]),
            parts[0].after,
            parts[-1].last,
        )

    @classmethod
    def _with_codes(cls, passages: Array, starts: Array, rows: Bytes, after: int, last: int) -> Self:
        arrays = {"passages": passages, "starts": starts, "rows": rows.reshape(-1)}
        if len(rows) > SCANNED_MOST:
            sample = restored(rows[:: len(rows) // SCANNED_MOST + 1])
            arrays["middle"] = sample.mean(axis=0)
            arrays[CODES] = _codes_of_rows(rows, arrays["middle"]).reshape(-1)
        return cls(arrays, after, last)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._rows.shape[1])

    @property
    def last_row(self) -> tuple[int, bytes]:
        """The last passage and its vectors, as the store has them in its row ``last``."""
        return int(self._passages[-1]), self._rows[self._starts[-2] :].tobytes()

    def nearest(self, vector: Vectors, limit: int, holds: Holds) -> Found:
        """At least the ``limit`` sentences nearest to a vector among those that may be found.

        ``vector`` is float32 of shape (width,) and length 1.
        """
        rows = self._nearest_of_all(vector, WIDER * limit)
        owners = self._owners(rows)
        keep = holds(self._passages[owners])
        if np.count_nonzero(keep) < limit and len(rows) < len(self):
            # Few may be found, so they are singled out beforehand.
            allowed = np.repeat(holds(self._passages), np.diff(self._starts))
            rows = self._nearest_rows(vector, WIDER * limit, allowed)
            owners = self._owners(rows)
        else:
            rows, owners = rows[keep], owners[keep]
        similarities = restored(self._rows[rows]) @ vector
        return Found(self._passages[owners], rows - self._starts[owners], similarities)

    def vectors(self, passages: Array) -> dict[int, Vectors]:
        """The vectors of these passages' sentences, float32 (sentences, width); others are left out.

        ``passages`` is int64 of shape (passages,).
        """
        positions = self._positions.find(passages)
        return {
            passage: restored(self._rows[self._starts[position] : self._starts[position + 1]])
            for passage, position in zip(passages.tolist(), positions.tolist(), strict=True)
            if position != ABSENT
        }

    def _owners(self, rows: Array) -> Array:
        return self._starts.searchsorted(rows, side="right") - 1

    def _nearest_of_all(self, vector: Vectors, count: int) -> Array:
        """The nearest rows, whether they may be found or not: the same for each language of a question."""
        asked = (vector.tobytes(), count)
        last = self._last
        if last and last[0] == asked:
            return last[1]
        rows = self._nearest_rows(vector, count, None)
        self._last = (asked, rows)
        return rows

    def _nearest_rows(self, vector: Vectors, count: int, allowed: Array | None) -> Array:
        if CODES not in self.arrays:
            among = None if allowed is None else np.flatnonzero(allowed)
        else:
            middle, columns = self.arrays["middle"], self.arrays[CODES].reshape(-1, len(self))
            most = max(count, int(LET_THROUGH * len(self) ** 0.5))
            among = nearest_by_codes(columns, binary_codes(vector[np.newaxis], middle), most, allowed)
        rows = self._rows if among is None else self._rows[among]
        count = min(count, len(rows))
        if not count:
            return np.empty(0, np.int64)
        query = quantised(vector[np.newaxis])[0]
        found = scan(rows, query, count, MetricKind.Cos, exact=True, threads=1).keys.astype(np.int64)
        return found if among is None else among[found]


def _codes_of_rows(rows: Bytes, middle: Array) -> Array:
    """The binary codes of many rows, in blocks that leave no large copy of them in memory."""
    blocks = np.array_split(rows, len(rows) // SCANNED_MOST + 1)
    return np.concatenate([binary_codes(restored(block), middle) for block in blocks], axis=1)
