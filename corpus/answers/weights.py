"""The learned weights: one small table per step, each weight under the name of its feature."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

TABLE = Path(__file__).with_name("weights.json")

Tables = Mapping[str, Mapping[str, float]]


class Weights:
    """Weights by step ("sift", "rank", "confidence") and feature; ``learn_ranking`` makes them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[tuple[str, Sequence[str]], npt.NDArray[np.float64]] = {}

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Weights":
        """The table of the package."""
        return cls(json.loads(TABLE.read_text(encoding="utf-8")))

    def of(self, step: str, features: tuple[str, ...]) -> npt.NDArray[np.float64]:
        """A step's weights in the order of ``features``."""
        row = self._rows.get((step, features))
        if row is None:
            row = self._rows[step, features] = np.array([self._tables[step][name] for name in features])
        return row

    @cached_property
    def threshold(self) -> float:
        """The confidence from which a question counts as answered."""
        return self._tables["decision"]["threshold"]
