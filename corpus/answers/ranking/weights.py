"""What was learned: how to sift, rank and trust sentences, in each way of finding them."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

import numpy as np

from corpus.answers.ranking.features import Matrix
from corpus.answers.ranking.networks import Committee, Layers
from corpus.answers.ranking.retrieval_modes import Way

TABLE = Path(__file__).with_name("weights.npz")

FIGURES = Path(__file__).with_name("weights.md")
"""What weights like these reach on articles left out of the learning; written with them."""

STEPS = ("rank", "trust")


class Weights(NamedTuple):
    """The weights of one way of finding; ``learn_ranking`` makes them."""

    sift: Matrix
    rank: Committee
    trust: Committee
    threshold: float  # the confidence from which a question counts as answered

    @classmethod
    def load(cls, way: Way) -> "Weights":
        """The package's weights."""
        return _table()[way]


@lru_cache(maxsize=1)
def _table() -> Mapping[Way, Weights]:
    with np.load(TABLE) as table:
        return {way: _unpacked(table, way) for way in Way}


def write(weights: Mapping[Way, Weights], path: Path = TABLE) -> None:
    """Write a table; the same weights make the same bytes."""
    with ZipFile(path, "w") as archive:
        for way, of_way in sorted(weights.items()):
            for name, array in _packed(of_way, way).items():
                with archive.open(ZipInfo(f"{name}.npy"), "w") as file:  # ZipInfo alone: no time of writing
                    np.lib.format.write_array(file, array)


def _packed(weights: Weights, prefix: str) -> dict[str, np.ndarray]:
    arrays = {"sift": weights.sift.astype(np.float32), "threshold": np.array(weights.threshold)}
    for step in STEPS:
        committee: Committee = getattr(weights, step)
        arrays[f"{step}/mean"], arrays[f"{step}/scale"] = committee.mean, committee.scale
        for field in Layers._fields:
            parts = [getattr(network, field) for network in committee.networks]
            arrays[f"{step}/{field}"] = np.stack(parts).astype(np.float16)
    return {f"{prefix}/{name}": array for name, array in arrays.items()}


def _unpacked(table: Mapping[str, np.ndarray], prefix: str) -> Weights:
    def committee(step: str) -> Committee:
        stacked = [table[f"{prefix}/{step}/{field}"].astype(np.float32) for field in Layers._fields]
        networks = tuple(Layers(*parts) for parts in zip(*stacked, strict=True))
        return Committee(table[f"{prefix}/{step}/mean"], table[f"{prefix}/{step}/scale"], networks)

    return Weights(
        sift=table[f"{prefix}/sift"].astype(float),
        rank=committee("rank"),
        trust=committee("trust"),
        threshold=float(table[f"{prefix}/threshold"]),
    )
