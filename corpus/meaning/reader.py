"""What reads: a question and a passage together, to say which of its sentences answer."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Passage = tuple[str, Sequence[str]]
"""An article's title, empty when there is none, and sentences of it that follow each other."""

Verdict = npt.NDArray[np.float32]
"""A logit for each sentence, shape (sentences,).

Beside a zero for "none of them", their softmax says how likely each one answers.
"""


@runtime_checkable
class Reader(Protocol):
    """A model that also reads passages for a question; safe to use from several threads."""

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """A verdict on each passage, in their order; raises EmbeddingsError."""
