"""What keeps an index up to the changes of the store."""

from itertools import islice
from threading import Lock

from corpus.search.index import Index
from corpus.store import Store

REFILL_BATCH = 1000  # articles handed to the index at once when it is filled from the store


class Follower:
    """Replays the changes that an index has not seen; safe to use from several threads."""

    def __init__(self, store: Store, index: Index) -> None:
        self._store = store
        self._index = index
        self._following = Lock()

    def follow(self) -> None:
        """Bring the index up to the store's last change, whichever process made it."""
        if self._index.sequence == self._store.sequence():
            return
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
