"""What makes a reader of the bundled model: low-rank changes of its matrices, and a small head.

The method is LoRA (Hu et al. 2021): each matrix of attention and of the feed-forward layer has the product of
two thin ones added. ``corpus.training.learn_reader`` learns them; merged once, they cost nothing.
"""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Self
from zipfile import BadZipFile

import numpy as np

from corpus.errors import ModelUnusable
from corpus.meaning.bundled.model_file import Dimensions, Floats, Weights

ADAPTER = Path(__file__).with_name("reader.npz")


class Head(NamedTuple):
    """A score from two vectors side by side: one hidden layer of GELU units."""

    hidden: Floats  # (units, 2 * width)
    bias: Floats  # (units,)
    out: Floats  # (units,)

    def score(self, inputs: Floats) -> Floats:
        """Scores, float32: (..., 2 * width) to (...)."""
        units: Floats = inputs @ self.hidden.T + self.bias
        # GELU by its tangent form (Hendrycks and Gimpel 2016), within .0005 of that by the error function.
        gates = 0.5 * (1 + np.tanh(np.sqrt(2 / np.pi) * (units + 0.044715 * units**3)))
        scores: Floats = ((units * gates) @ self.out).astype(np.float32)
        return scores


class Adapter:
    """The file of the package; ``name`` tells one learning from another."""

    def __init__(self, table: Mapping[str, np.ndarray], name: str) -> None:
        self.name = name
        self._table = table
        self.families = frozenset(table["families"].tolist())  # numbers of what it was learned from
        self.head = Head(*(table[f"head.{part}"].astype(np.float32) for part in Head._fields))

    @classmethod
    def open(cls, path: Path = ADAPTER) -> Self:
        """Read the file; raises ModelUnusable when it is not there or not whole."""
        try:
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()[:8]
            with np.load(BytesIO(content)) as table:
                return cls({name: table[name] for name in table.files}, digest)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ModelUnusable(str(path), f"the reader's weights cannot be read: {error}") from error

    def change(self, matrix: str) -> Floats:
        """What is added to a matrix of the model: (outputs, inputs)."""
        left, right = (self._table[f"{matrix}.{part}"].astype(np.float32) for part in "ba")
        added: Floats = left @ right
        return added

    @property
    def matrices(self) -> list[str]:
        """The names of the matrices that it changes, without their ending."""
        return [name.removesuffix(".a") for name in self._table if name.endswith(".a")]


def family_number(family: str) -> int:
    """A number for a family of articles, so that a table can say what it was learned from."""
    return int.from_bytes(hashlib.sha256(family.encode()).digest()[:4], "big")


class Adapted:
    """The model's weights with an adapter merged, to be read as ``Weights`` are."""

    def __init__(self, weights: Weights, adapter: Adapter) -> None:
        self._weights = weights
        self._adapter = adapter
        self._changed = frozenset(adapter.matrices)

    @property
    def dimensions(self) -> Dimensions:
        """Those of the model."""
        return self._weights.dimensions

    def matrix(self, name: str) -> Floats:
        """A matrix, shape (outputs, inputs), with its change added."""
        matrix, changed = self._weights.matrix(name), name.removesuffix(".w")
        return matrix + self._adapter.change(changed) if changed in self._changed else matrix

    def vector(self, name: str) -> Floats:
        """A vector, which no adapter changes."""
        return self._weights.vector(name)
