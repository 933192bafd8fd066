"""Files of learned networks that name the features they were learned for, in order.

Weights for other features than the code computes, or for the same in another order, would answer at random.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import numpy as np


class OtherFeatures(ValueError):
    """The weights in a file were learned from other features than the code computes."""


def write_arrays(arrays: Mapping[str, np.ndarray], path: Path) -> None:
    """Write a file for ``numpy.load``; the same arrays make the same bytes."""
    with ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            with archive.open(ZipInfo(f"{name}.npy"), "w") as file:  # ZipInfo alone: no time of writing
                np.lib.format.write_array(file, array)


def packed_names(names: Sequence[str]) -> np.ndarray:
    """The names of features as an array for the file."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def check_names(packed: np.ndarray, computed: Sequence[str], what: str) -> None:
    """Raise OtherFeatures when the names in the file are not those of the code, in the same order."""
    learned = packed.tobytes().decode().split("\n")
    if difference := _difference(learned, computed):
        raise OtherFeatures(
            f"the weights of {what} are for other features: {difference};"
            " learn them again (make ranking) or put the features back"
        )


def _difference(learned: Sequence[str], computed: Sequence[str]) -> str:
    """What tells the features of a file from those of the code; nothing when they are the same in order."""
    unknown = [name for name in learned if name not in computed]
    missing = [name for name in computed if name not in learned]
    if unknown or missing:
        return (
            f"the file has {', '.join(unknown) or 'no others'}, the code {', '.join(missing) or 'no others'}"
        )
    pairs = enumerate(zip(learned, computed, strict=False), start=1)
    moved = [
        f"{number} is {one} in the file, {other} in the code"
        for number, (one, other) in pairs
        if one != other
    ]
    return f"number {'; number '.join(moved[:3])}" if moved else ""
