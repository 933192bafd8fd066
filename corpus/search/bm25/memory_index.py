"""BM25 in process: rank-bm25's scores over postings that take and lose articles without a rebuild."""

import threading
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Plus

from corpus.models import Concept, IndexedArticle, IndexedPassage, Where
from corpus.search.bm25.best_documents import best, ranked
from corpus.search.bm25.index_folder import Folder
from corpus.search.bm25.layers import Layers
from corpus.search.bm25.postings import invert, merge
from corpus.search.bm25.scoring import Lists, Scale, match, score
from corpus.search.bm25.vocabulary import Vocabulary
from corpus.search.index import Hit

Array = npt.NDArray[Any]

BATCH = 1000  # articles inverted at once
TEXTS = 2_000  # passages inverted at once: meanwhile no question is answered beside it
LEARNT = 2_000  # terms, for the same reason: each takes 25 microseconds


class MemoryIndex(BM25Plus):  # type: ignore[misc]  # rank_bm25 has no types
    """Passages found by BM25+, with rank-bm25's parameters and scores; safe to use from several threads.

    As in rank-bm25, ``corpus`` is texts as lists of terms: each becomes an article of one passage, from 0 up.
    """

    def __init__(
        self, corpus: Iterable[Sequence[str]] = (), k1: float = 1.5, b: float = 0.75, delta: float = 1.0
    ) -> None:
        super().__init__(corpus, k1=k1, b=b, delta=delta)
        # Upstream's dictionaries for each text would grow with the corpus; the postings stand in for them.
        del self.doc_freqs, self.idf, self.doc_len

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> None:
        """Take the corpus in, where upstream counts its terms."""
        self._layers = Layers.empty()
        self._sequence = 0
        self._unsaved = 0
        self._folder: Folder | None = None
        self._writing = threading.RLock()  # held while the index changes ...
        self._reading = threading.Lock()  # ... and this one too for the moment when the change shows
        self._vocabulary = Vocabulary()
        self._unlearned: set[str] | None = None  # what it lacks; None for all, until something is looked up
        self._learning = threading.Lock()  # held while it learns
        self.add(
            IndexedArticle(str(number), None, "", None, None, (IndexedPassage(number, tuple(terms)),))
            for number, terms in enumerate(corpus)
        )

    def _calc_idf(self, nd: None) -> None:
        """Nothing: what is added and removed changes every idf, so each question takes its own."""

    @classmethod
    def open(cls, path: Path, analysis: str = "", last_change: int | None = None) -> Self:
        """The index kept in this folder; empty when there is none that is whole and of this analysis.

        Nor one that is ahead of the store's ``last_change``, as after the store was put back from a copy.
        """
        index = cls()
        index._folder = Folder(path, analysis)
        layers, sequence = index._folder.load()
        if last_change is None or sequence <= last_change:
            index._layers, index._sequence = layers, sequence
        index._count()
        return index

    def __len__(self) -> int:
        return int(self.corpus_size)

    @property
    def sequence(self) -> int:
        """The last change of the store that this index holds; 0 when it is empty or new."""
        return self._sequence

    @property
    def passage_numbers(self) -> Array:
        """The passages held, int64, ascending: what the positions in ``get_scores`` stand for."""
        with self._reading:
            return np.sort(self._layers.documents.numbers[self._layers.documents.live])

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Hold these articles, in place of what was held under the same ids."""
        remaining = iter(articles)
        with self._writing:
            while some := list(islice(remaining, BATCH)):
                self._add({article.id: article for article in some})

    def _add(self, articles: dict[str, IndexedArticle]) -> None:
        layers = self._layers
        filled = [article for article in articles.values() if article.passages]
        texts = [passage.terms for article in filled for passage in article.passages]
        first = len(layers.documents)
        parts = [invert(texts[some : some + TEXTS], first + some) for some in range(0, len(texts), TEXTS)]
        fresh = merge([layers.fresh, *parts])
        learnt = self._unlearned is not None
        if learnt:  # here, and not in the next question that looks something up
            self._learn(texts)
        with self._reading:
            self._unsaved += layers.documents.remove(articles) + len(texts)
            layers.documents.add(filled)
            if not learnt and self._unlearned is not None:
                self._unlearned.update(chain.from_iterable(texts))
            self._layers = layers._replace(fresh=fresh)
            self._count()
        self._settle(self._layers.settled())

    def remove(self, articles: Iterable[str]) -> None:
        """Forget these articles at once; an unknown id is no error."""
        with self._writing:
            with self._reading:
                self._unsaved += self._layers.documents.remove(articles)
                self._count()
            self._settle(self._layers.settled())

    def commit(self, sequence: int) -> None:
        """Say that all changes up to ``sequence`` are in, and keep the index for the next start.

        What came since the last time is written when it is worth it; the next start follows the store
        for the rest.
        """
        with self._writing:
            self._sequence = sequence
            kept = self._folder and self._folder.keep(self._layers, sequence, self._unsaved)
            if kept:
                self._settle(kept)
                self._unsaved = 0

    def compact(self) -> None:
        """Keep nothing of what was removed, nor on disk, where it may stay for a while."""
        with self._writing:
            layers = self._layers.with_all_merged()
            if self._folder:
                layers = self._folder.replace(layers, self._sequence)
                self._unsaved = 0
            self._settle(layers)
            with self._reading:
                self._vocabulary, self._unlearned = Vocabulary(), None

    def search(self, concepts: Sequence[Concept], limit: int, where: Where | None = None) -> list[Hit]:
        """The passages with at least one concept, best first, at most ``limit``; ties by passage number.

        ``where`` narrows what is returned, not what is counted: scores are the same with and without it.
        """
        weights = [concept.weights for concept in concepts]
        with self._reading:
            lists = self._lists(chain.from_iterable(weights))
            matches = [one for each in weights if (one := match(each, lists))]
            if not matches or limit < 1:
                return []
            documents = self._layers.documents
            allowed = documents.allowed(where) if where and where != Where() else None
            found, scores = best(matches, documents.lengths, self._scale, limit, allowed)
            return [Hit(*pair) for pair in ranked(documents.numbers[found], scores, limit)]

    def holds(self, passages: Array, where: Where | None = None) -> npt.NDArray[np.bool_]:
        """Which of these passages, int64 (passages,), are held, of articles that ``where`` lets through."""
        with self._reading:
            return self._layers.documents.holds(passages, where or Where())

    def get_scores(self, query: Sequence[str]) -> npt.NDArray[np.float64]:
        """Upstream's scores of all passages, float64 (passages,), ascending by passage number."""
        with self._reading:
            lists = self._lists(query)
            matches = [one for term in query if (one := match({term: 1.0}, lists))]
            documents = self._layers.documents
            dense = np.zeros(len(documents))
            if matches:
                dense += self._scale.floor(matches)
                found, scores = score(matches, documents.lengths, self._scale)
                dense[found] = scores
            live = np.flatnonzero(documents.live)
            ordered: npt.NDArray[np.float64] = dense[live[documents.numbers[live].argsort()]]
            return ordered

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Upstream's scores of the passages at these positions."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, np.int64)].tolist()
        return scores

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; terms in none are left out."""
        with self._reading:
            return {term: len(documents) for term, (documents, _) in self._lists(terms).items()}

    def sounding_like(self, stem: str) -> tuple[str, ...]:
        """The terms whose stems have the ``name_key`` of this one, itself among them."""
        return self._learned().sounding_like(stem)

    def near(self, stem: str, slips: int) -> tuple[tuple[str, int], ...]:
        """The terms at most so many slips away, with their distance, nearest first."""
        return self._learned().near(stem, slips)

    def vocabulary(self) -> list[str]:
        """Every term in some passage."""
        with self._reading:
            return self._all_terms()

    def _all_terms(self) -> list[str]:
        """What ``vocabulary`` gives; call it with ``_reading`` held."""
        documents = self._layers.documents
        live = documents.live if documents.dead else None
        names = [part.terms(live) for part in self._layers.parts]
        return list(dict.fromkeys(chain.from_iterable(names)))

    def _learn(self, texts: Sequence[Sequence[str]]) -> None:
        """Take in the terms of texts that are about to show, a few at a time."""
        for first in range(0, len(texts), TEXTS):
            terms = sorted(set(chain.from_iterable(texts[first : first + TEXTS])))
            for some in range(0, len(terms), LEARNT):
                with self._learning:
                    self._vocabulary.learn(terms[some : some + LEARNT])

    def _learned(self) -> Vocabulary:
        """The vocabulary with all that came since something was last looked up in it."""
        with self._learning:
            with self._reading:
                gained = self._all_terms() if self._unlearned is None else self._unlearned
                self._unlearned = set()
            self._vocabulary.learn(gained)
        return self._vocabulary

    def _lists(self, terms: Iterable[str]) -> Lists:
        """The lists of those terms that are in some passage; call it with ``_reading`` held."""
        wanted = list(dict.fromkeys(terms))
        pieces: dict[str, list[tuple[Array, Array]]] = {}
        documents = self._layers.documents
        live = documents.live if documents.dead else None
        for found in self._layers.find(wanted):
            held, frequencies = found.documents, found.frequencies
            if live is not None:
                keep = live[held]
                held, frequencies = held[keep], frequencies[keep]
            if len(held):
                pieces.setdefault(wanted[found.term], []).append((held, frequencies))
        return {term: _joined(some) for term, some in pieces.items()}

    @property
    def _scale(self) -> Scale:
        return Scale(self.k1, self.b, self.delta, self.corpus_size, self.avgdl)

    def _settle(self, layers: Layers) -> None:
        """Show the same passages in other layers."""
        with self._reading:
            self._layers = layers

    def _count(self) -> None:
        documents = self._layers.documents
        self.corpus_size = documents.count
        self.avgdl = documents.terms / documents.count if documents.count else 0.0


def _joined(pieces: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """A term's lists in several layers as one: documents ascend from layer to layer."""
    if len(pieces) == 1:
        return pieces[0]
    documents, frequencies = zip(*pieces, strict=True)
    return np.concatenate(documents), np.concatenate(frequencies)
