"""What a search engine is, in memory or not: what finds passages, and what tells about their terms."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from corpus.models import Concept, IndexedArticle, Where

SHORTEST_STEM = 4
"""Letters; shorter stems sound alike, and are near each other, too often to be looked up so.

Not measured: no pack asks for names of three letters in two spellings.
"""


class Hit(NamedTuple):
    """A passage found: the store's number and its BM25 score."""

    passage: int
    score: float


class Index(Protocol):
    """A cache of the store that finds passages; its ``sequence`` says up to which change it has followed."""

    @property
    def sequence(self) -> int:
        """The last change of the store that this index holds; 0 when it is empty or new."""

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Hold these articles, in place of what was held under the same ids."""

    def remove(self, articles: Iterable[str]) -> None:
        """Forget these articles at once; an unknown id is no error."""

    def search(self, concepts: Sequence[Concept], limit: int, where: Where | None = None) -> list[Hit]:
        """The passages with at least one concept, best first, at most ``limit``; ties by passage number."""

    def holds(self, passages: npt.NDArray[Any], where: Where | None = None) -> npt.NDArray[np.bool_]:
        """Which of these passages are held, of articles that ``where`` lets through: a mask.

        ``passages`` are the store's numbers, int64 of shape (passages,); the mask has the same shape.
        """

    def commit(self, sequence: int) -> None:
        """Say that all changes up to ``sequence`` are in, and keep the index for the next start."""

    def compact(self) -> None:
        """Keep nothing of what was removed, nor on disk, where it may stay for a while."""


class TermStatistics(Protocol):
    """What a corpus says of its index terms, asked for some of them at a time.

    Looked up by sound and by misspelling are stems (``"annul"`` of ``"fr:annul"``), in all languages at once,
    none shorter than SHORTEST_STEM. What stands in removed passages only may still be given.
    """

    @property
    def corpus_size(self) -> int:
        """How many passages there are, in rank_bm25's word."""

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; terms in none are left out."""

    def sounding_like(self, stem: str) -> Sequence[str]:
        """The terms whose stems have the ``name_key`` of this one, itself among them."""

    def near(self, stem: str, slips: int) -> Sequence[tuple[str, int]]:
        """The terms at most so many slips away, with their distance, nearest first.

        A slip is a letter or a swap (optimal string alignment). First letters are seldom wrong: an engine may
        leave out terms that begin with neither of the stem's first two, and all but the nearest 40 stems.
        """


class SearchEngine(Index, TermStatistics, Protocol):
    """An index that tells about its terms as well: what a library asks."""


OpenEngine = Callable[[Path, str, int], SearchEngine]
"""Opens an engine, given a folder for what it keeps on this machine, a name that changes with the store and
the analysis of texts, and the store's last change. An index of another name, or ahead of the store, begins
anew."""
