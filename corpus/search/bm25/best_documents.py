"""The best documents for some concepts, without a look at most of those that cannot be among them.

MaxScore (Turtle & Flood 1995), a concept at a time: the concepts that can add most come first, and once
those that are left cannot lift a new document among the best, they are only looked up for the documents
already found.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.search.bm25.posting_runs import summed
from corpus.search.bm25.scoring import Match, Scale

Array = npt.NDArray[Any]

# Sums of the same gains in another order differ in their last bits: closer scores than this are ties.
DIGITS = 9
TIE = 10.0**-DIGITS
BLOCK = 64  # scores of which only the highest is looked at, to find a bound at little cost


def best(
    matches: Sequence[Match], lengths: Array, scale: Scale, limit: int, allowed: Array | None
) -> tuple[Array, Array]:
    """Documents, ascending, and their scores: the ``limit`` best, all ties of the last, and some more.

    The documents are int32, the scores float64, both (found,). ``lengths``, of shape (documents,), is by
    document number; ``allowed`` is a mask of that shape, and without one all are. One match is needed.
    """
    shortest = int(lengths.min())
    most = [scale.most(match, shortest) for match in matches]
    order = sorted(range(len(matches)), key=lambda i: -most[i])
    left = sum(most)
    documents, scores = np.empty(0, np.int32), np.empty(0)
    for i in order:
        match, bound = matches[i], reached(scores, limit)
        if bound <= left + TIE:
            positions = slice(None) if allowed is None else np.flatnonzero(allowed[match.documents])
            found = match.documents[positions]
            gains = scale.gain(match, positions, lengths[found])
            documents, scores = summed([documents, found], [scores, gains])
        else:
            keep = np.flatnonzero(scores >= bound - left - TIE)
            documents, scores = documents[keep], scores[keep]
            _look_up(match, documents, scores, lengths, scale)
        left -= most[i]
    return documents, scores + scale.floor(matches)


def reached(scores: Array, limit: int) -> float:
    """A score that at least ``limit`` of these, (documents,), reach: the highest such or a little lower."""
    if len(scores) > 4 * BLOCK * limit:
        scores = scores[: len(scores) // BLOCK * BLOCK].reshape(-1, BLOCK).max(axis=1)
    if len(scores) < limit:
        return -np.inf
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])


def ranked(numbers: Array, scores: Array, limit: int) -> list[tuple[int, float]]:
    """The ``limit`` highest scores with their passage numbers; ties by passage number."""
    chosen = np.flatnonzero(scores >= reached(scores, limit) - TIE)
    numbers, scores = numbers[chosen], scores[chosen].round(DIGITS)
    order = np.lexsort((numbers, -scores))[:limit]
    return list(zip(numbers[order].tolist(), scores[order].tolist(), strict=True))


def _look_up(match: Match, documents: Array, scores: Array, lengths: Array, scale: Scale) -> None:
    """Add to the scores of these documents, in place, what the concept adds."""
    positions = match.documents.searchsorted(documents)
    positions[positions == len(match.documents)] = 0
    held = np.flatnonzero(match.documents[positions] == documents)
    scores[held] += scale.gain(match, positions[held], lengths[documents[held]])
