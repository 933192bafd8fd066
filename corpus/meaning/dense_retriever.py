"""The dense retriever: the model, the vectors that it made of sentences, and the search among them."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path

import numpy as np

from corpus.errors import EmbeddingsError
from corpus.meaning.embedding import embedded
from corpus.meaning.model import Model, Vectors
from corpus.meaning.question_priority import QuestionPriority
from corpus.meaning.reader import Passage, Reader, Verdict
from corpus.meaning.wording import WORDING
from corpus.models import Where
from corpus.search.index import Index
from corpus.search.vectors.quantisation import Bytes
from corpus.search.vectors.segments import Segment
from corpus.search.vectors.vector_folder import VectorFolder
from corpus.search.vectors.vector_index import SentenceHit, VectorIndex
from corpus.store import Store
from corpus.store.stored_vectors import Progress, StoredVectors

log = logging.getLogger(__name__)

AWAY_SECONDS = 15.0  # after a failure the model is left alone for so long
PASSAGES = 32  # embedded, then saved at once: a crash loses the work of half a second
FOLLOWED = 20_000  # passages whose vectors are read from the store before they are put together


class DenseRetriever:
    """Questions and sentences by what they mean; safe to use from several threads.

    ``source`` opens the model when it is first needed; ``folder`` keeps the vectors as they are searched, for
    the next start.
    """

    def __init__(
        self, store: Store, index: Index, source: Callable[[], Model], folder: Path | None = None
    ) -> None:
        self._store = store
        self._index = index
        self._source = source
        self._folder = folder
        self._model: Model | None = None
        self._opening = threading.Lock()
        self._vectors: VectorIndex | None = None
        self._following = threading.Lock()
        self._priority = QuestionPriority()
        self._away_until = 0.0  # of time.monotonic
        self._told = False  # that it is away, which is said once
        self._reads = True  # until it turns out that it cannot

    def question(self, text: str) -> Vectors | None:
        """The vector of a question, shape (width,); None while words must find alone.

        That is while nothing has vectors, while another thread opens the model, and while it is away.
        """
        if time.monotonic() < self._away_until or not self._store.vector_sequence():
            return None
        try:
            if not self._ready():
                return None
            vector: Vectors = self.model.embed_questions([text])[0]
        except EmbeddingsError as error:
            self._away(error)
            return None
        if self._told:
            log.info("questions are answered by meaning again")
        self._told = False
        return vector

    @property
    def is_opening(self) -> bool:
        """Whether another thread opens the model: until then words alone find."""
        return self._model is None and self._opening.locked()

    def nearest(self, vector: Vectors, limit: int, where: Where | None = None) -> list[SentenceHit]:
        """The sentences of articles that answer nearest to ``question``'s vector, the nearest first."""
        if self._vectors is None:
            return []
        return self._vectors.nearest(vector, limit, lambda passages: self._index.holds(passages, where))

    def vectors(self, passages: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of these passages' sentences, shape (sentences, width); those without are left out."""
        return {} if self._vectors is None else self._vectors.vectors(passages)

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict] | None:
        """Which sentences of the passages answer, as the model reads them; None when it does not read."""
        if not (self._reads and isinstance(self._model, Reader)):
            return None
        try:
            return self._model.read(question, passages)
        except EmbeddingsError as error:
            log.warning("sentences are ranked without being read: %s", error)
            self._reads = False
            return None

    def asked(self) -> AbstractContextManager[None]:
        """While a question is answered: the making of vectors waits meanwhile."""
        return self._priority.question()

    def progress(self) -> Progress:
        """How many sentences of the articles that answer have their vectors; raises EmbeddingsError."""
        return self._store.vector_progress(self.name)

    def awaits(self, article_key: int) -> bool:
        """Whether an article lacks vectors; while the model is being opened that is taken to be so."""
        return self._model is None or not self._store.has_vectors(self.name, article_key)

    def embed(self, limit: int = PASSAGES) -> int:
        """Make the vectors of at most so many passages that lack them, of the newest ones.

        Gives the number of sentences, 0 when none is lacking. What was done before stays done, whenever and
        by whomever; raises EmbeddingsError.
        """
        name = self.name
        lacking = self._store.without_vectors(name, limit)
        if not lacking:
            return 0
        made = embedded(self.model, lacking, self._priority.wait)
        self._store.save_vectors(name, made)
        return sum(sentences for sentences, _ in made.values())

    def follow(self) -> None:
        """Bring the vectors in memory up to the store's; raises EmbeddingsError."""
        with self._following:
            self._catch_up()

    def begin_anew(self) -> None:
        """Read the vectors from the store again, so that nothing is left of those which it has erased."""
        with self._following:
            if self._folder:
                VectorFolder(self._folder, "").clear()
            if self._vectors is not None:  # it goes on answering meanwhile
                fresh = self._kept(self.name)
                self._read_into(fresh)
                self._vectors = fresh

    @property
    def model(self) -> Model:
        """The model, opened when it is first needed; raises EmbeddingsError."""
        return self._open()

    @property
    def name(self) -> str:
        """What the vectors are kept under: they depend on the model and on what is embedded."""
        return f"{self.model.name}/{WORDING}"

    def _away(self, error: EmbeddingsError) -> None:
        self._away_until = time.monotonic() + AWAY_SECONDS
        if not self._told:
            log.warning("questions are answered by words alone: %s", error)
        self._told = True

    def _open(self) -> Model:
        with self._opening:
            if self._model is None:
                self._model = self._source()
                if not isinstance(self._model, Reader):
                    log.info("sentences are ranked without being read: %s has no reader", self._model.name)
            return self._model

    def _ready(self) -> bool:
        """Whether a question can be embedded and finds something, without waiting for another thread."""
        if self.is_opening:
            return False
        vectors = self._vectors
        behind = vectors is None or self._store.vector_sequence() > vectors.sequence
        if behind and self._following.acquire(blocking=False):
            try:
                self._catch_up()
            finally:
                self._following.release()
        return self._vectors is not None and len(self._vectors) > 0

    def _catch_up(self) -> None:
        if self._vectors is None:
            self._vectors = self._kept(self.name)
        self._read_into(self._vectors)

    def _read_into(self, vectors: VectorIndex) -> None:
        last = self._store.vector_sequence()
        if last <= vectors.sequence:
            return
        rows = self._store.vectors_after(self.name, vectors.sequence)
        while some := list(islice(rows, FOLLOWED)):
            vectors.add([(row.passage, _bytes(row)) for row in some], some[-1].sequence)
        vectors.keep(last, self._history(self._store.sequence()))

    def _kept(self, name: str) -> VectorIndex:
        if self._folder is None:
            return VectorIndex()
        return VectorIndex.open(self._folder, f"{name} {self._store.identity()}", self._is_current)

    def _is_current(self, segment: Segment) -> bool:
        """Whether a file is of this store: not so when that was put back from a copy and went another way."""
        change = int((segment.history or "0").split()[0])
        row = self._store.vectors_at(self.name, segment.last)
        same = row is not None and (row.passage, row.data) == segment.last_row
        return same and segment.history == self._history(change)

    def _history(self, change: int) -> str:
        """The number of a change and its moment: equal for two stores only when all before is equal too."""
        found = self._store.changes(after=change - 1, limit=1)
        return f"{change} {found[0].at.isoformat()}" if found else f"{change}"


def _bytes(row: StoredVectors) -> Bytes:
    return np.frombuffer(row.data, np.int8).reshape(row.sentences, -1)
