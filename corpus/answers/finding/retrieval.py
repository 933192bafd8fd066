"""The passages that may hold the answer, from every language of the corpus, by words and by meaning."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from corpus.answers.ranking.similarity import Vector
from corpus.models import Question, Where
from corpus.search.index import Hit, Index

PASSAGES = 40
"""Passages looked into by words: with those of NEAREST they hold .97 to 1 of answers (docs/answers.md)."""

NEAREST = 40
"""Sentences found by their vectors, whose passages are looked into as well."""


class DenseRetrieval(Protocol):
    """What finds sentences by their vectors, such as ``corpus.meaning.dense_retriever``.

    All vectors are float32, of length 1 and of one width.
    """

    def question(self, text: str) -> Vector | None:
        """The question's vector, shape (width,); None while the model is away."""

    def nearest(
        self, vector: Vector, limit: int, where: Where | None = None
    ) -> Sequence[tuple[int, int, float]]:
        """Passage, sentence and cosine of the nearest sentences, nearest first."""

    def vectors(self, passages: Sequence[int]) -> Mapping[int, Vector]:
        """Of each passage that has them, the vectors of its sentences, shape (sentences, width)."""


def retrieve_lexical(
    question: Question, *, index: Index, languages: Iterable[str], where: Where | None = None
) -> list[Hit]:
    """The best passages by BM25, best first: each language's own, so that none drowns another."""
    wanted = _wanted(languages, where)
    if not question.concepts or not wanted:
        return []
    if len(wanted) == 1 and not where:
        return index.search(question.concepts, PASSAGES)
    share = PASSAGES // len(wanted) or 1
    found = [
        hit for part in _by_language(wanted, where) for hit in index.search(question.concepts, share, part)
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.passage))


def retrieve_dense(
    question: Vector, *, dense: DenseRetrieval, languages: Iterable[str], where: Where | None = None
) -> list[int]:
    """The passages of the sentences nearest to the question's vector, nearest first, by language."""
    wanted = _wanted(languages, where)
    parts = [where] if len(wanted) == 1 else _by_language(wanted, where)
    share = NEAREST // max(len(parts), 1) or 1
    near = [hit for part in parts for hit in dense.nearest(question, share, part)]
    near.sort(key=lambda hit: -hit[2])
    return list(dict.fromkeys(hit[0] for hit in near))


def _wanted(languages: Iterable[str], where: Where | None) -> list[str]:
    return sorted(set(languages) & where.languages if where and where.languages else set(languages))


def _by_language(wanted: Sequence[str], where: Where | None) -> list[Where]:
    base = where or Where()
    return [base.model_copy(update={"languages": frozenset((language,))}) for language in wanted]
