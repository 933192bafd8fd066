"""Articles and concepts as an index takes them, in short."""

from collections.abc import Sequence
from datetime import date

from corpus.models import Concept, IndexedArticle, IndexedPassage, Via, WeightedTerm
from corpus.search.index import Index


def article(
    id: str,
    passages: dict[int, str],
    source: str | None = None,
    language: str = "en",
    published: date | None = None,
    collection: str | None = None,
) -> IndexedArticle:
    """An article whose passages are given as number and terms between spaces."""
    held = tuple(IndexedPassage(number, tuple(terms.split())) for number, terms in passages.items())
    return IndexedArticle(id, source, language, published, collection, held)


def concept(*terms: str | tuple[str, float]) -> Concept:
    """A concept of these terms, each with its weight or with weight 1."""
    pairs = [(term, 1.0) if isinstance(term, str) else term for term in terms]
    weighted = tuple(WeightedTerm(term, weight, Via.WORD) for term, weight in pairs)
    return Concept(word=pairs[0][0], start=0, end=1, terms=weighted)


def concepts(terms: Sequence[str]) -> list[Concept]:
    """Each term as a concept of its own."""
    return [concept(term) for term in terms]


def found(index: Index, *terms: str, limit: int = 10) -> list[int]:
    """The passages found for these terms, best first."""
    return [hit.passage for hit in index.search(concepts(terms), limit)]
