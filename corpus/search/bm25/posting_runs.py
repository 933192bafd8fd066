"""Ascending lists of documents put together."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def run_starts(ascending: Array) -> Array:
    """A mask, (values,), that is true where a value differs from the one before it, and at the first."""
    mask = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=mask[1:])
    return mask


def summed(documents: Sequence[Array], values: Sequence[Array]) -> tuple[Array, Array]:
    """The union of ascending lists of documents, and for each document the sum of its values.

    Each list has its values in an array of its shape; so have the two results.
    """
    if len(documents) == 1:
        return documents[0], values[0]
    joined = np.concatenate(documents)
    # A stable sort of numpy's finds the runs that are already ascending and merges them.
    order = joined.argsort(kind="stable")
    joined = joined[order]
    firsts = np.flatnonzero(run_starts(joined))
    return joined[firsts], np.add.reduceat(np.concatenate(values)[order], firsts)


def union_size(lists: Sequence[Array]) -> int:
    """How many documents stand in at least one of the lists."""
    if len(lists) == 1:
        return len(lists[0])
    joined = np.concatenate(lists)
    joined.sort(kind="stable")
    return int(np.count_nonzero(run_starts(joined)))
