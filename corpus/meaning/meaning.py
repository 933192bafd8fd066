"""What sentences mean: the model, the vectors that it made, and the search among them."""

import logging
import threading
from collections.abc import Callable, Sequence

import numpy as np

from corpus.errors import EmbeddingsError
from corpus.meaning.model import Model, Vectors
from corpus.meaning.wording import WORDING, wordings
from corpus.models import Where
from corpus.search.index import Index
from corpus.search.quantisation import quantised
from corpus.search.vectors import SentenceHit, VectorIndex
from corpus.store import Store
from corpus.store.vectors import Progress, StoredVectors, Unembedded

log = logging.getLogger(__name__)

BATCH = 8  # passages whose vectors are saved together


class Meaning:
    """Questions and sentences by what they mean; safe to use from several threads."""

    def __init__(self, store: Store, index: Index, source: Callable[[], Model]) -> None:
        self._store = store
        self._index = index
        self._source = source
        self._model: Model | None = None
        self._vectors = VectorIndex()
        self._opening = threading.Lock()
        self._following = threading.Lock()

    def question(self, text: str) -> Vectors | None:
        """The vector of a question, shape (width,); None while there is nothing that it could find."""
        try:
            self.follow()
            if not len(self._vectors):
                return None
            vector: Vectors = self.model.embed_questions([text])[0]
        except EmbeddingsError as error:
            log.warning("questions are answered by words alone: %s", error)
            return None
        return vector

    def nearest(self, vector: Vectors, limit: int, where: Where | None = None) -> list[SentenceHit]:
        """The sentences of the articles that answer which are nearest to a vector, the nearest first."""
        return self._vectors.nearest(vector, limit, lambda passages: self._index.holds(passages, where))

    def vectors(self, passages: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of these passages' sentences, shape (sentences, width); those without are left out."""
        return self._vectors.vectors(passages)

    def progress(self) -> Progress:
        """How many sentences have their vectors."""
        return self._store.vector_progress(self.name)

    def embed(self, limit: int = BATCH) -> int:
        """Make the vectors of at most so many passages, the newest first; says of how many."""
        lacking = self._store.without_vectors(self.name, limit)
        if lacking:
            self._store.save_vectors(self.name, self._made(lacking))
        return len(lacking)

    def follow(self) -> None:
        """Bring the vectors in memory up to the store's."""
        if self._store.vector_sequence() == self._vectors.sequence:
            return
        with self._following:
            rows = list(self._store.vectors_after(self.name, self._vectors.sequence))
            if rows:
                self._vectors.add([(row.passage, _rows(row)) for row in rows], rows[-1].sequence)

    @property
    def model(self) -> Model:
        """The model, opened when it is first needed; raises EmbeddingsError."""
        with self._opening:
            if self._model is None:
                self._model = self._source()
            return self._model

    @property
    def name(self) -> str:
        """What the vectors are kept under: they depend on the model and on what is embedded."""
        return f"{self.model.name}/{WORDING}"

    def _made(self, lacking: Sequence[Unembedded]) -> dict[int, tuple[int, bytes]]:
        texts = [text for passage in lacking for text in wordings(passage.title, passage.sentences)]
        rows = quantised(self.model.embed_sentences(texts))
        ends = np.cumsum([len(passage.sentences) for passage in lacking])
        parts = np.split(rows, ends[:-1])
        return {
            passage.passage: (len(part), part.tobytes()) for passage, part in zip(lacking, parts, strict=True)
        }


def _rows(row: StoredVectors) -> "np.ndarray[tuple[int, int], np.dtype[np.int8]]":
    return np.frombuffer(row.data, np.int8).reshape(row.sentences, -1)
