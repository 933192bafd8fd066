"""A corpus as it would be without some of its articles: what is asked of it then has no answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from corpus.answers.finding.gathering import Corpus
from corpus.answers.finding.similarity import Meaning, Vector
from corpus.models import Concept, IndexedPassage, Where
from corpus.search.index import Hit, Index


def without(articles: Iterable[str], corpus: Corpus) -> Corpus:
    """The same corpus, these articles neither found nor counted."""
    gone = [passage for article in corpus.store.indexed(sorted(articles)) for passage in article.passages]
    index = cast(Index, _LackingIndex(corpus.index, gone))  # only what asking needs
    meaning = _LackingMeaning(corpus.meaning, gone) if corpus.meaning else None
    return Corpus(corpus.store, index, meaning)


class _LackingIndex:
    def __init__(self, index: Index, gone: Sequence[IndexedPassage]) -> None:
        self._index = index
        self._gone = {passage.id: frozenset(passage.terms) for passage in gone}
        self.corpus_size = index.corpus_size - len(gone)

    def search(self, concepts: Sequence[Concept], limit: int, where: Where | None = None) -> list[Hit]:
        hits = self._index.search(concepts, limit + len(self._gone), where)
        return [hit for hit in hits if hit.passage not in self._gone][:limit]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        held = {
            term: count - sum(term in passage for passage in self._gone.values())
            for term, count in self._index.document_frequencies(terms).items()
        }
        return {term: count for term, count in held.items() if count}


class _LackingMeaning:
    def __init__(self, meaning: Meaning, gone: Sequence[IndexedPassage]) -> None:
        self._meaning = meaning
        self._gone = {passage.id for passage in gone}
        self._sentences = sum(map(len, meaning.vectors(list(self._gone)).values()))

    def question(self, text: str) -> Vector | None:
        return self._meaning.question(text)

    def nearest(self, vector: Vector, limit: int, where: Where | None = None) -> list[tuple[int, int, float]]:
        hits = self._meaning.nearest(vector, limit + self._sentences, where)
        return [hit for hit in hits if hit[0] not in self._gone][:limit]

    def vectors(self, passages: Sequence[int]) -> Mapping[int, Vector]:
        return self._meaning.vectors(passages)
