"""A thread that makes the vectors which are missing, as long as the bot runs."""

import logging
import threading

from corpus.errors import EmbeddingsError, StoreError
from corpus.meaning.dense_retriever import DenseRetriever
from corpus.meaning.replaced_models import Replaced
from corpus.store import Store

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5  # between looks at whether the articles have changed
RETRY_SECONDS = 15.0  # after a failure
CLOSE_SECONDS = 15.0  # a native thread that is cut off at the end of the process would abort it


class Background:
    """Makes vectors in a thread of its own, the newest articles' first, also of what other processes add."""

    def __init__(self, retriever: DenseRetriever, store: Store, replaced: Replaced) -> None:
        self._retriever = retriever
        self._store = store
        self._replaced = replaced
        self._closing = threading.Event()
        self.complete_at = -1  # the change of the articles up to which no vector is missing
        self._failing = False
        self._thread = threading.Thread(target=self._run, name="embedding", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def at_work(self) -> bool:
        """Whether what is added will soon have its vectors."""
        return self._thread.is_alive() and not self._failing

    def close(self) -> None:
        """End after the batch in hand; what is made so far is saved."""
        self._closing.set()
        if self._thread.ident:
            self._thread.join(CLOSE_SECONDS)

    def _run(self) -> None:
        pause = 0.0
        while not self._closing.wait(pause):
            try:
                self._look()
                pause, self._failing = POLL_SECONDS, False
            except (EmbeddingsError, StoreError) as error:
                if not self._failing and not self._closing.is_set():
                    log.warning("no vectors are made for now: %s", error)
                pause, self._failing = RETRY_SECONDS, True

    def _look(self) -> None:
        self._retriever.follow()
        sequence = self._store.sequence()
        if sequence == self.complete_at:
            return
        self._replaced.use(self._retriever.name)
        while not self._closing.is_set() and self._retriever.embed():
            self._retriever.follow()
        if not self._closing.is_set():
            self._replaced.drop_all_but(self._retriever.name)
            self.complete_at = sequence
