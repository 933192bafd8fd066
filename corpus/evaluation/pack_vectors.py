"""The vectors of a pack's sentences, computed at once and held in memory."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.meaning.model import Model, Vectors
from corpus.meaning.wording import wordings
from corpus.models import Where
from corpus.search.vectors.quantisation import quantised, restored
from corpus.search.vectors.vector_index import SentenceHit
from corpus.store import Store


class PackRetriever:
    """As ``corpus.meaning.dense_retriever`` answers a library, but without a file and without waiting."""

    def __init__(self, store: Store, model: Model) -> None:
        self._model = model
        self._held: dict[int, Vectors] = {}
        self._languages: list[str] = []
        for indexed in store.indexed():
            article = store.article(indexed.id)
            passages = store.passages([passage.id for passage in indexed.passages])
            spans = [sentence for passage in passages for sentence in passage.sentences]
            texts = [article.text[span.start : span.end] for span in spans]
            rows = restored(quantised(model.embed_sentences(wordings(article.title, texts))))
            ends = np.cumsum([len(passage.sentences) for passage in passages])
            parts = np.split(rows, ends[:-1])
            self._held.update(zip((passage.id for passage in passages), parts, strict=True))
            self._languages += [article.language] * len(rows)
        self._rows = np.concatenate(list(self._held.values()))
        self._positions = [(id, position) for id, part in self._held.items() for position in range(len(part))]

    def question(self, text: str) -> Vectors | None:
        """The vector of a question, float32 (width,)."""
        vector: Vectors = self._model.embed_questions([text])[0]
        return vector

    def nearest(self, vector: Vectors, limit: int, where: Where | None = None) -> list[SentenceHit]:
        """The nearest sentences in the languages asked for, nearest first."""
        near = self._rows @ vector
        if where and where.languages:
            near = np.where(np.isin(self._languages, list(where.languages)), near, -1)
        order = np.argsort(-near, kind="stable")[:limit]
        found = [(*self._positions[row], float(near[row])) for row in order.tolist() if near[row] > -1]
        return [SentenceHit(passage, sentence, similarity) for passage, sentence, similarity in found]

    def vectors(self, passages: Sequence[int]) -> Mapping[int, Vectors]:
        """The vectors of these passages' sentences, float32 (sentences, width)."""
        return {passage: self._held[passage] for passage in passages if passage in self._held}
