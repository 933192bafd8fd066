"""What a search index is, whatever engine stands behind it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from corpus.models import Concept, IndexedArticle, Where


class Hit(NamedTuple):
    """A passage found: the store's number and its BM25 score."""

    passage: int
    score: float


class Index(Protocol):
    """A cache of the store that finds passages; its ``sequence`` says up to which change it has followed."""

    @property
    def sequence(self) -> int:
        """The last change of the store that this index holds; 0 when it is empty or new."""

    @property
    def corpus_size(self) -> int:
        """How many passages it holds, in rank_bm25's word."""

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Hold these articles, in place of what was held under the same ids."""

    def remove(self, articles: Iterable[str]) -> None:
        """Forget these articles at once; an unknown id is no error."""

    def search(self, concepts: Sequence[Concept], limit: int, where: Where | None = None) -> list[Hit]:
        """The passages with at least one concept, best first, at most ``limit``; ties by passage number."""

    def holds(self, passages: npt.NDArray[Any], where: Where | None = None) -> npt.NDArray[np.bool_]:
        """Which of these passages are held, of articles that ``where`` lets through: a mask."""

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; terms in none are left out."""

    def vocabulary(self) -> Iterable[str]:
        """Every term in some passage."""

    def commit(self, sequence: int) -> None:
        """Say that all changes up to ``sequence`` are in, and keep the index for the next start."""

    def compact(self) -> None:
        """Keep nothing of what was removed, nor on disk, where it may stay for a while."""
