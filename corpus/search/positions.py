"""Where each of many numbers stands."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

ABSENT = -1


class Positions:
    """Finds numbers among others that are all different, by binary search over their order.

    ``numbers`` is int64 of shape (numbers,); ``positions``, of the same shape, says where each stands, if not
    in this order.
    """

    def __init__(self, numbers: Array, positions: Array | None = None) -> None:
        # Numbers mostly ascend already, which a stable sort of numpy's makes use of.
        order = numbers.argsort(kind="stable")
        self._numbers = numbers[order]
        self._positions = order if positions is None else positions[order]

    def find(self, wanted: Array) -> Array:
        """The position of each wanted number, (wanted,), ABSENT for one that is not there."""
        if not len(self._numbers):
            return np.full(len(wanted), ABSENT)
        at = self._numbers.searchsorted(wanted)
        at[at == len(self._numbers)] = 0
        found: Array = np.where(self._numbers[at] == wanted, self._positions[at], ABSENT)
        return found
