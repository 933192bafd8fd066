"""What was learned: how to preselect and rerank sentences and whether one answers, in each retrieval mode.

The table holds the names of the features that each step takes in, in order. On loading they are compared with
those of the code: weights for other features, or for the same in another order, would answer at random.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

import numpy as np

from corpus.answers.ranking.feature_names import (
    ANSWERABILITY_FEATURES,
    PRESELECTION_FEATURES,
    RERANKING_FEATURES,
)
from corpus.answers.ranking.features import Matrix
from corpus.answers.ranking.networks import Committee, Layers
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


class OtherFeatures(ValueError):
    """The weights in a file were learned from other features than the code computes."""


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
    """Write a table for the features of this code; the same weights make the same bytes."""
    with ZipFile(path, "w") as archive:
        for mode, of_mode in sorted(weights.items()):
            for name, array in _packed(of_mode, mode).items():
                with archive.open(ZipInfo(f"{name}.npy"), "w") as file:  # ZipInfo alone: no time of writing
                    np.lib.format.write_array(file, array)


def _packed(weights: Weights, mode: RetrievalMode) -> dict[str, np.ndarray]:
    arrays = {
        "preselection/weights": weights.preselection.astype(np.float32),
        "threshold": np.array(weights.threshold),
    }
    for step in COMMITTEES:
        committee: Committee = getattr(weights, step)
        arrays[f"{step}/mean"], arrays[f"{step}/scale"] = committee.mean, committee.scale
        for field in Layers._fields:
            parts = [getattr(network, field) for network in committee.networks]
            arrays[f"{step}/{field}"] = np.stack(parts).astype(np.float16)
    for step, names in FEATURES.items():
        arrays[f"{step}/features"] = np.frombuffer("\n".join(names[mode]).encode(), np.uint8)
    return {f"{mode}/{name}": array for name, array in arrays.items()}


def _unpacked(table: Mapping[str, np.ndarray], mode: RetrievalMode) -> Weights:
    def committee(step: str) -> Committee:
        stacked = [table[f"{mode}/{step}/{field}"].astype(np.float32) for field in Layers._fields]
        networks = tuple(Layers(*parts) for parts in zip(*stacked, strict=True))
        return Committee(table[f"{mode}/{step}/mean"], table[f"{mode}/{step}/scale"], networks)

    for step, names in FEATURES.items():
        learned = table[f"{mode}/{step}/features"].tobytes().decode().split("\n")
        if difference := _difference(learned, names[mode]):
            raise OtherFeatures(
                f"the weights of {step} ({mode}) are for other features: {difference};"
                " learn them again (make ranking) or put the features back"
            )
    return Weights(
        preselection=table[f"{mode}/preselection/weights"].astype(float),
        reranker=committee("reranker"),
        answerability=committee("answerability"),
        threshold=float(table[f"{mode}/threshold"]),
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
