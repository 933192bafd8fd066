"""What keeps an index up to the changes of the store."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import Protocol

from corpus.models import Change, IndexedArticle
from corpus.search.index import Index

REFILL_BATCH = 1000  # articles handed to the index at once when it is filled from the store


class Indexable(Protocol):
    """What an index follows: articles whose changes are numbered without a gap, as the store keeps them."""

    def sequence(self) -> int:
        """The number of the last change."""

    def changes(self, after: int) -> list[Change]:
        """The changes with a greater number, in order."""

    def indexed(self, ids: Sequence[str] | None = None) -> Iterator[IndexedArticle]:
        """These articles as an index sees them, or all; those that are removed are left out."""


class Follower:
    """Replays the changes that an index has not seen; safe to use from several threads."""

    def __init__(self, store: Indexable, index: Index) -> None:
        self._store = store
        self._index = index
        self._following = Lock()
        self._beginning = Lock()
        self._thread: ThreadPoolExecutor | None = None  # which follows while questions are answered
        self._begun: Future[None] | None = None

    def follow(self, within: float | None = None) -> bool:
        """Bring the index up to the store's last change, whichever process made it; whether it is there.

        What takes longer than so many seconds, as an article of a million words does, goes on beside what is
        asked meanwhile, for which nobody waits again: ``sequence`` of the index says what is in.
        """
        known = self._store.sequence()
        if self._index.sequence == known:
            return True
        if within is None:
            self._follow()
        else:
            following, is_new = self._going_on()
            with suppress(TimeoutError):
                following.result(within if is_new else 0)
        return self._index.sequence >= known

    def _going_on(self) -> tuple[Future[None], bool]:
        with self._beginning:
            if self._begun and not self._begun.done():
                return self._begun, False
            if self._thread is None:
                self._thread = ThreadPoolExecutor(1, "following")
            self._begun = self._thread.submit(self._follow)
            return self._begun, True

    def _follow(self) -> None:
        with self._following:
            if self._index.sequence == 0:
                self._refill()
            else:
                self._replay()

    def _refill(self) -> None:
        # Changes committed while the articles are read are simply replayed at the next question.
        sequence = self._store.sequence()
        articles = self._store.indexed()
        while some := list(islice(articles, REFILL_BATCH)):
            self._index.add(some)
        self._index.commit(sequence)

    def _replay(self) -> None:
        changes = self._store.changes(after=self._index.sequence)
        if not changes:
            return
        changed = {change.article for change in changes}
        current = list(self._store.indexed(sorted(changed)))
        self._index.remove(changed - {article.id for article in current})
        self._index.add(current)
        self._index.commit(changes[-1].sequence)
