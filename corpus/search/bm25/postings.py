"""Inverted lists in numpy: which documents hold a term, and how often.

A list is never changed after it is made. What is added makes a small new ``Postings``; small ones are
merged into larger ones from time to time, which needs no sorting of what was already sorted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, count, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.search.bm25.posting_runs import run_starts

Array = npt.NDArray[Any]

# Merging copies so many entries at a time: the index arrays for it take 24 bytes an entry.
CHUNK = 1 << 21


class Found(NamedTuple):
    """The list of one of the terms looked for; ``term`` is its position among them."""

    term: int
    documents: Array  # int32, ascending
    frequencies: Array  # unsigned, as narrow as the greatest needs


class Postings(NamedTuple):
    """Lists in the order of their terms' hashes; that of row ``i`` is ``starts[i]`` to ``starts[i + 1]``."""

    hashes: Array  # uint64, ascending
    names: Array  # uint8: the terms in UTF-8, end to end
    name_starts: Array  # int64, one more than rows
    documents: Array  # int32, ascending within a row
    frequencies: Array  # unsigned
    starts: Array  # int64, one more than rows

    def find(self, wanted: Array) -> Iterator[Found]:
        """The lists of the terms with these hashes; those in no document are left out."""
        rows = self.hashes.searchsorted(wanted)
        inside = rows < len(self.hashes)
        held = np.flatnonzero(inside)[self.hashes[rows[inside]] == wanted[inside]]
        rows = rows[held]
        bounds = zip(held.tolist(), self.starts[rows].tolist(), self.starts[rows + 1].tolist(), strict=True)
        for term, start, end in bounds:
            yield Found(term, self.documents[start:end], self.frequencies[start:end])

    def terms(self, live: Array | None = None) -> list[str]:
        """Every term; given a mask of documents, those that one of them holds."""
        blob = self.names.tobytes()
        bounds = self.name_starts.tolist()
        if live is None or not len(self.documents):
            return [_decoded(blob[start:end]) for start, end in pairwise(bounds)]
        rows = np.flatnonzero(np.logical_or.reduceat(live[self.documents], self.starts[:-1]))
        return [_decoded(blob[bounds[row] : bounds[row + 1]]) for row in rows.tolist()]

    def renumbered(self, live: Array, numbers: Array) -> "Postings":
        """Only what the live documents hold, each document under its new number (ascending like the old)."""
        if not len(self.documents):
            return self
        keep = live[self.documents]
        lengths = np.add.reduceat(keep, self.starts[:-1], dtype=np.int64)
        rows = np.flatnonzero(lengths)
        name_lengths = np.diff(self.name_starts)[rows]
        name_starts = _starts(name_lengths)
        names = np.empty(name_starts[-1], np.uint8)
        _copy_rows(self.names, self.name_starts[rows], names, name_starts[:-1], name_lengths)
        return Postings(
            self.hashes[rows],
            names,
            name_starts,
            numbers[self.documents[keep]],
            self.frequencies[keep],
            _starts(lengths[rows]),
        )


def hash_terms(terms: Iterable[str]) -> Array:
    """64 bits of BLAKE2b for each term, uint64 (terms,), the same in every process.

    A million terms share none but for a chance of three in a hundred million: equal bits mean equal terms.
    """
    return _hashes([_encoded(term) for term in terms])


def invert(texts: Sequence[Sequence[str]], first: int) -> Postings:
    """The postings of these texts, which get document numbers from ``first`` up."""
    codes: defaultdict[str, int] = defaultdict(count().__next__)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    tokens = np.fromiter(map(codes.__getitem__, chain.from_iterable(texts)), np.int64, int(lengths.sum()))
    names = [_encoded(term) for term in codes]
    hashes = _hashes(names)
    order = hashes.argsort()
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    names = [names[code] for code in order.tolist()]
    keys = (ranks[tokens] << 32) | np.repeat(np.arange(first, first + len(texts)), lengths)
    keys.sort()
    firsts = np.flatnonzero(run_starts(keys))
    frequencies = np.diff(firsts, append=len(keys))
    keys = keys[firsts]
    return Postings(
        hashes[order],
        np.frombuffer(b"".join(names), np.uint8),
        _starts(np.fromiter(map(len, names), np.int64, len(names))),
        (keys & 0xFFFFFFFF).astype(np.int32),
        frequencies.astype(np.min_scalar_type(int(frequencies.max(initial=0)))),
        np.append((keys >> 32).searchsorted(np.arange(len(order))), len(keys)),
    )


def merge(parts: Sequence[Postings]) -> Postings:
    """One ``Postings`` for several, whose document numbers must ascend from each part to the next."""
    parts = [part for part in parts if len(part.hashes)]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    hashes, firsts = np.unique(np.concatenate([part.hashes for part in parts]), return_index=True)
    names, name_starts = _merged_names(parts, firsts)
    rows = [hashes.searchsorted(part.hashes) for part in parts]
    lengths = np.zeros(len(hashes), np.int64)
    for part, row in zip(parts, rows, strict=True):
        lengths[row] += np.diff(part.starts)
    starts = _starts(lengths)
    documents = np.empty(starts[-1], np.int32)
    frequencies = np.empty(starts[-1], np.result_type(*(part.frequencies for part in parts)))
    ends = starts[:-1].copy()
    for part, row in zip(parts, rows, strict=True):
        part_lengths = np.diff(part.starts)
        _copy_rows(part.documents, part.starts[:-1], documents, ends[row], part_lengths)
        _copy_rows(part.frequencies, part.starts[:-1], frequencies, ends[row], part_lengths)
        ends[row] += part_lengths
    return Postings(hashes, names, name_starts, documents, frequencies, starts)


def _merged_names(parts: Sequence[Postings], firsts: Array) -> tuple[Array, Array]:
    """The names of the rows ``firsts``, counted through all parts."""
    blob = np.concatenate([part.names for part in parts])
    lengths = np.concatenate([np.diff(part.name_starts) for part in parts])
    sources = _starts(lengths)[firsts]
    lengths = lengths[firsts]
    starts = _starts(lengths)
    names = np.empty(starts[-1], np.uint8)
    _copy_rows(blob, sources, names, starts[:-1], lengths)
    return names, starts


def _copy_rows(source: Array, sources: Array, target: Array, targets: Array, lengths: Array) -> None:
    """Copy rows of these lengths from their starts in ``source`` to their starts in ``target``."""
    ends = lengths.cumsum()
    cuts = ends.searchsorted(np.arange(CHUNK, ends[-1] if len(ends) else 0, CHUNK)).tolist()
    for low, high in zip([0, *cuts], [*cuts, len(ends)], strict=True):
        sizes = lengths[low:high]
        within = np.arange(sizes.sum()) - np.repeat(sizes.cumsum() - sizes, sizes)
        target[np.repeat(targets[low:high], sizes) + within] = source[
            np.repeat(sources[low:high], sizes) + within
        ]


def _starts(lengths: Array) -> Array:
    """Where each row starts when rows of these lengths stand end to end, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def _hashes(names: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join([blake2b(name, digest_size=8).digest() for name in names]), "<u8")


def _encoded(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def _decoded(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")


EMPTY = invert((), 0)
