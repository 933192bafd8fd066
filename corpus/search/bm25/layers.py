"""The postings of an index in three layers of falling size, each merged into the one before as it grows.

What is added is merged into the fresh layer, which is small, and so costs about as much in a large index
as in a small one (a log-structured merge, O'Neil et al. 1996). Removed passages are masked until the base
is next made.
"""

from collections.abc import Sequence
from typing import NamedTuple, Self

from corpus.search.bm25.documents import Documents
from corpus.search.bm25.postings import EMPTY, Found, Postings, hash_terms, merge

# A layer is merged into the one before when it has more than this share of its passages, and than so many.
FRESH_SHARE, FRESH_LEAST = 1 / 8, 256
RECENT_SHARE, RECENT_LEAST = 1 / 4, 2048


class Layers(NamedTuple):
    """Documents in order: the base's first, then the recent layer's, then the fresh layer's."""

    documents: Documents
    base: Postings
    recent: Postings
    fresh: Postings
    base_end: int  # the first document, and the first article row, after the base
    base_rows: int
    recent_end: int  # the first document after the recent layer

    @classmethod
    def empty(cls) -> Self:
        """Layers without a passage."""
        return cls(Documents(), EMPTY, EMPTY, EMPTY, 0, 0, 0)

    @property
    def parts(self) -> tuple[Postings, Postings, Postings]:
        """The postings of the layers; documents ascend from each to the next."""
        return self.base, self.recent, self.fresh

    def find(self, terms: Sequence[str]) -> list[Found]:
        """The lists of these terms, one for each layer that has the term, layers in order."""
        wanted = hash_terms(terms)
        return [found for part in self.parts if len(part.hashes) for found in part.find(wanted)]

    def settled(self) -> Self:
        """The same passages with layers that have grown too large merged downwards."""
        layers = self
        if layers.fresh_size > max(FRESH_LEAST, FRESH_SHARE * layers.recent_size):
            layers = layers.with_fresh_merged()
        if layers.recent_size + layers.documents.dead > max(RECENT_LEAST, RECENT_SHARE * layers.base_end):
            layers = layers.with_all_merged()
        return layers

    @property
    def fresh_size(self) -> int:
        """How many documents the fresh layer has."""
        return len(self.documents) - self.recent_end

    @property
    def recent_size(self) -> int:
        """How many documents the recent layer has."""
        return self.recent_end - self.base_end

    def with_fresh_merged(self) -> Self:
        """The same passages with the fresh layer in the recent one."""
        recent = merge([self.recent, self.fresh])
        return self._replace(recent=recent, fresh=EMPTY, recent_end=len(self.documents))

    def with_all_merged(self) -> Self:
        """The same passages in the base alone, those removed gone for good; other document numbers."""
        documents, parts = self.documents, list(self.parts)
        if documents.dead:
            live = documents.live
            documents, numbers = documents.compacted()
            parts = [part.renumbered(live, numbers) for part in parts]
        size = len(documents)
        return type(self)(documents, merge(parts), EMPTY, EMPTY, size, len(documents.ids), size)
