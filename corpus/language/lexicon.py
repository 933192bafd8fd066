"""Word translations between English and French, learned from sentences and their translations."""

from __future__ import annotations

import zipfile
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

TABLE = Path(__file__).parent / "tables" / "lexicon.npz"


class Direction(NamedTuple):
    """The translations of one language's stems into another's, as arrays.

    ``stems`` is sorted; the translations of stem i are the rows ``first[i]:first[i + 1]`` of ``others``
    (numbers of stems) and ``shares`` (probabilities in 255ths), best first.
    """

    stems: list[str]
    first: NDArray[np.int32]
    others: NDArray[np.int32]
    shares: NDArray[np.uint8]


class Lexicon:
    """Translations with their probabilities; ``Lexicon.load()`` gives the package's table."""

    def __init__(self, directions: Mapping[tuple[str, str], Direction]) -> None:
        self._directions = directions

    @classmethod
    @cache
    def load(cls, path: Path = TABLE) -> Lexicon:
        """The table at ``path``, read once."""
        with np.load(path) as arrays:
            return cls(
                {("en", "fr"): _direction(arrays, "en", "fr"), ("fr", "en"): _direction(arrays, "fr", "en")}
            )

    def knows(self, term: str) -> bool:
        """Whether an index term is a word of the table."""
        language, _, stem = term.partition(":")
        return any(
            source == language and _find(direction.stems, stem) is not None
            for (source, _), direction in self._directions.items()
        )

    def translations(self, term: str, into: str) -> tuple[tuple[str, float], ...]:
        """The index terms of a language that mean this one, best first; probabilities sum to at most 1."""
        language, _, stem = term.partition(":")
        direction = self._directions.get((language, into))
        number = None if direction is None else _find(direction.stems, stem)
        if direction is None or number is None:
            return ()
        stems = self._directions[into, language].stems
        rows = slice(direction.first[number], direction.first[number + 1])
        return tuple(
            (f"{into}:{stems[other]}", share / 255)
            for other, share in zip(
                direction.others[rows].tolist(), direction.shares[rows].tolist(), strict=True
            )
        )

    def agreement(self, term: str, other: str) -> float:
        """How far two terms mean each other, in 0..1: the geometric mean of both probabilities.

        One way alone says little: "ok" may be written "ça", and "ça" is hardly ever "ok".
        """
        there = dict(self.translations(term, other.partition(":")[0])).get(other, 0.0)
        back = dict(self.translations(other, term.partition(":")[0])).get(term, 0.0)
        return float((there * back) ** 0.5)


def _find(stems: list[str], stem: str) -> int | None:
    position = bisect_left(stems, stem)
    return position if position < len(stems) and stems[position] == stem else None


def _direction(arrays: Mapping[str, NDArray[Any]], source: str, target: str) -> Direction:
    stems = arrays[source].tobytes().decode().split("\n")
    first, others, shares = (arrays[f"{source}-{target}-{part}"] for part in Direction._fields[1:])
    return Direction(stems, first, others, shares)


def save(path: Path, english: Direction, french: Direction) -> None:
    """Write a table, the same bytes for the same words."""
    arrays: dict[str, NDArray[Any]] = {}
    for source, target, direction in (("en", "fr", english), ("fr", "en", french)):
        arrays[source] = np.frombuffer("\n".join(direction.stems).encode(), np.uint8)
        for part in Direction._fields[1:]:
            arrays[f"{source}-{target}-{part}"] = getattr(direction, part)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            # numpy's own savez stamps the time of day into the file.
            member = zipfile.ZipInfo(f"{name}.npy")
            member.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(member, "w") as file:
                np.lib.format.write_array(file, array)
