"""What was learned: how to preselect and rerank sentences and whether one answers, in each retrieval mode."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.answers.ranking.feature_names import (
    ANSWERABILITY_FEATURES,
    PRESELECTION_FEATURES,
    RERANKING_FEATURES,
)
from corpus.answers.ranking.feature_tables import check_names, packed_names, write_arrays
from corpus.answers.ranking.features import Matrix
from corpus.answers.ranking.networks import Committee
from corpus.answers.ranking.retrieval_modes import RetrievalMode

TABLE = Path(__file__).with_name("weights.npz")

FIGURES = Path(__file__).with_name("weights.md")
"""What weights like these reach on articles left out of the learning; written with them."""

FEATURES = {
    "preselection": PRESELECTION_FEATURES,
    "reranker": RERANKING_FEATURES,
    "answerability": ANSWERABILITY_FEATURES,
}
"""Of each step the features that it takes in, by retrieval mode."""

COMMITTEES = ("reranker", "answerability")


class Weights(NamedTuple):
    """The weights of one retrieval mode; ``corpus.training.learn_ranking`` makes them."""

    preselection: Matrix  # (preselection features,)
    reranker: Committee
    answerability: Committee
    threshold: float  # the confidence from which a question counts as answered

    @classmethod
    def load(cls, mode: RetrievalMode) -> "Weights":
        """The package's weights; raises OtherFeatures."""
        return _packaged()[mode]


@lru_cache(maxsize=1)
def _packaged() -> Mapping[RetrievalMode, Weights]:
    return read(TABLE)


def read(path: Path) -> Mapping[RetrievalMode, Weights]:
    """The weights in a file; raises OtherFeatures when they are not for the features of this code."""
    with np.load(path) as table:
        return {mode: _unpacked(table, mode) for mode in RetrievalMode}


def write(weights: Mapping[RetrievalMode, Weights], path: Path = TABLE) -> None:
    """Write a table for the features of this code."""
    arrays: dict[str, np.ndarray] = {}
    for mode, of_mode in sorted(weights.items()):
        arrays[f"{mode}/preselection/weights"] = of_mode.preselection.astype(np.float32)
        arrays[f"{mode}/threshold"] = np.array(of_mode.threshold)
        for step in COMMITTEES:
            arrays |= getattr(of_mode, step).packed(f"{mode}/{step}")
        arrays |= {f"{mode}/{step}/features": packed_names(names[mode]) for step, names in FEATURES.items()}
    write_arrays(arrays, path)


def _unpacked(table: Mapping[str, np.ndarray], mode: RetrievalMode) -> Weights:
    for step, names in FEATURES.items():
        check_names(table[f"{mode}/{step}/features"], names[mode], f"{step} ({mode})")
    return Weights(
        preselection=table[f"{mode}/preselection/weights"].astype(float),
        reranker=Committee.unpacked(table, f"{mode}/reranker"),
        answerability=Committee.unpacked(table, f"{mode}/answerability"),
        threshold=float(table[f"{mode}/threshold"]),
    )
