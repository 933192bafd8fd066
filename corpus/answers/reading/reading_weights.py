"""What was learned of reading: which of the sentences read answers, and whether one does."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from corpus.answers.ranking.feature_tables import check_names, packed_names, write_arrays
from corpus.answers.ranking.networks import Committee
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.reading.verdicts import TRUST_FEATURES, VERDICT_FEATURES

TABLE = Path(__file__).with_name("reading.npz")

READ = (RetrievalMode.HYBRID, RetrievalMode.DENSE)
"""The modes in which sentences are read: by words alone nothing is."""

FEATURES: Mapping[str, tuple[str, ...]] = {"order": VERDICT_FEATURES, "trust": TRUST_FEATURES}


class ReadingWeights(NamedTuple):
    """The last networks; ``corpus.training.learn_ranking`` makes them."""

    order: Committee
    trust: Committee
    thresholds: Mapping[RetrievalMode, float]  # the confidence from which a question counts as answered

    @classmethod
    def load(cls) -> Self:
        """The package's weights; raises OtherFeatures."""
        return cls(*_packaged())

    @classmethod
    def read(cls, path: Path) -> Self:
        """The weights in a file; raises OtherFeatures when they are not for the features of this code."""
        with np.load(path) as table:
            for name, names in FEATURES.items():
                check_names(table[f"{name}/features"], names, f"reading's {name}")
            order, trust = (Committee.unpacked(table, name) for name in FEATURES)
            return cls(order, trust, {mode: float(table[f"threshold/{mode}"]) for mode in READ})

    def write(self, path: Path = TABLE) -> None:
        """Write a table for the features of this code."""
        arrays: dict[str, np.ndarray] = {
            f"threshold/{mode}": np.array(self.thresholds[mode]) for mode in READ
        }
        arrays |= self.order.packed("order") | self.trust.packed("trust")
        arrays |= {f"{name}/features": packed_names(names) for name, names in FEATURES.items()}
        write_arrays(arrays, path)


@lru_cache(maxsize=1)
def _packaged() -> ReadingWeights:
    return ReadingWeights.read(TABLE)
