"""A corpus as it would be without some of its articles: what is asked of it then has no answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from corpus.answers.finding.gathering import Corpus
from corpus.answers.finding.retrieval import DenseRetrieval
from corpus.answers.ranking.similarity import Vector
from corpus.models import Concept, IndexedPassage, Where
from corpus.search.index import Hit, SearchEngine


def without(articles: Iterable[str], corpus: Corpus) -> Corpus:
    """The same corpus, these articles neither found nor counted."""
    gone = [passage for article in corpus.store.indexed(sorted(articles)) for passage in article.passages]
    engine = cast(SearchEngine, _LackingEngine(corpus.engine, gone))  # only what asking needs
    dense = _LackingRetriever(corpus.dense, gone) if corpus.dense else None
    return Corpus(corpus.store, engine, dense)


class _LackingEngine:
    def __init__(self, engine: SearchEngine, gone: Sequence[IndexedPassage]) -> None:
        self._engine = engine
        self._gone = {passage.id: frozenset(passage.terms) for passage in gone}
        self.corpus_size = engine.corpus_size - len(gone)

    def search(self, concepts: Sequence[Concept], limit: int, where: Where | None = None) -> list[Hit]:
        hits = self._engine.search(concepts, limit + len(self._gone), where)
        return [hit for hit in hits if hit.passage not in self._gone][:limit]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        held = {
            term: count - sum(term in passage for passage in self._gone.values())
            for term, count in self._engine.document_frequencies(terms).items()
        }
        return {term: count for term, count in held.items() if count}


class _LackingRetriever:
    def __init__(self, dense: DenseRetrieval, gone: Sequence[IndexedPassage]) -> None:
        self._dense = dense
        self._gone = {passage.id for passage in gone}
        self._sentences = sum(map(len, dense.vectors(list(self._gone)).values()))

    def question(self, text: str) -> Vector | None:
        return self._dense.question(text)

    def nearest(self, vector: Vector, limit: int, where: Where | None = None) -> list[tuple[int, int, float]]:
        hits = self._dense.nearest(vector, limit + self._sentences, where)
        return [hit for hit in hits if hit[0] not in self._gone][:limit]

    def vectors(self, passages: Sequence[int]) -> Mapping[int, Vector]:
        return self._dense.vectors(passages)
