"""What every model of meaning does, wherever it runs."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Shape (texts, width), each row of length 1, so that a product is a cosine."""


class Model(Protocol):
    """Texts to vectors; safe to use from several threads."""

    @property
    def name(self) -> str:
        """Names the vectors: those of another name cannot be compared with them; raises EmbeddingsError."""

    @property
    def place(self) -> str:
        """Where it runs, for whoever looks after the bot."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width); raises EmbeddingsError."""

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences that may answer, shape (texts, width); raises EmbeddingsError."""


def normalised(vectors: Vectors) -> Vectors:
    """The vectors, (texts, width), at length 1; one without any length stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def clean(text: str) -> str:
    """The text as an encoder can take it: without NUL and the halves of characters."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
