"""Committees of small networks of one hidden layer: which of several rows is right, or if one is true."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]

WIDEST = 4.0
"""Standard deviations from the mean beyond which a feature says no more: so of 5 to 9 values in a thousand
(fr-piaf and en-fr-news, 60 questions). Half of en-fr-news is right first for .581, without it .570."""


class Layers(NamedTuple):
    """One network: a hidden layer of rectified units, and a direct way past it."""

    hidden: Array  # (inputs, units)
    bias: Array  # (units,)
    out: Array  # (units,)
    direct: Array  # (inputs,)

    def scores(self, inputs: Array) -> Array:
        """A score for each row: float32, (rows, inputs) to (rows,)."""
        units = np.maximum(inputs @ self.hidden + self.bias, 0)
        scores: Array = units @ self.out + inputs @ self.direct
        return scores


class Committee(NamedTuple):
    """Networks that differ in how their learning began; their mean is steadier than any of them."""

    mean: Array  # (features,): of each feature, where it was learned
    scale: Array  # (features,): its standard deviation there
    networks: tuple[Layers, ...]

    def belief(self, rows: Matrix) -> Matrix:
        """Each row's share, 0..1, of the belief that one of these is right: (rows, features) to (rows,)."""
        inputs = against_best(standard(rows, self.mean, self.scale))
        logs = np.zeros(len(rows))
        for network in self.networks:
            scores = network.scores(inputs).astype(float)
            logs += scores - scores.max() - np.log(np.exp(scores - scores.max()).sum())
        belief = np.exp((logs - logs.max()) / len(self.networks))
        shares: Matrix = belief / belief.sum()
        return shares

    def packed(self, name: str) -> dict[str, Array]:
        """As arrays for a file, each named ``name/...``; the networks in half precision."""
        arrays = {f"{name}/mean": self.mean, f"{name}/scale": self.scale}
        for field in Layers._fields:
            parts = [getattr(network, field) for network in self.networks]
            arrays[f"{name}/{field}"] = np.stack(parts).astype(np.float16)
        return arrays

    @classmethod
    def unpacked(cls, table: Mapping[str, Array], name: str) -> Self:
        """The one that was ``packed`` under this name."""
        stacked = [table[f"{name}/{field}"].astype(np.float32) for field in Layers._fields]
        networks = tuple(Layers(*parts) for parts in zip(*stacked, strict=True))
        return cls(table[f"{name}/mean"], table[f"{name}/scale"], networks)

    def probability(self, row: Matrix) -> float:
        """How likely it is, 0..1, that what this row, shape (features,), describes is true."""
        inputs = standard(row[None], self.mean, self.scale)
        scores = [network.scores(inputs).item() for network in self.networks]
        return float(1 / (1 + np.exp(-np.mean(scores))))


def standard(rows: npt.NDArray[np.floating], mean: Array, scale: Array) -> Array:
    """Features in standard deviations from their mean, float32 of the shape of ``rows``: (..., features)."""
    inputs: Array = np.clip((rows - mean) / scale, -WIDEST, WIDEST).astype(np.float32)
    return inputs


def against_best(inputs: Array, there: npt.NDArray[np.bool_] | None = None) -> Array:
    """The features, and by how much each falls short of the highest among the same question's rows.

    ``inputs`` (..., rows, features) become (..., rows, 2 * features). ``there``, of shape (..., rows): where
    questions of several sizes, padded to one, have rows.
    """
    seen = inputs if there is None else np.where(there[..., None], inputs, np.float32(-2 * WIDEST))
    short = inputs - seen.max(axis=-2, keepdims=True)
    return np.concatenate([inputs, short], axis=-1)
