"""Many items in lists that one statement can ask for."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500  # far below the number of parameters that either database takes

Item = TypeVar("Item")


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most BATCH."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
