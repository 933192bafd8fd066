"""The passages that may hold the answer, from every language of the corpus."""

from collections.abc import Iterable

from corpus.models import Question, Where
from corpus.search.index import Hit, Index

PASSAGES = 40
"""Passages looked into in all: the answer stands in one of them for 97 questions of 100."""


def retrieve(
    question: Question, *, index: Index, languages: Iterable[str], where: Where | None = None
) -> list[Hit]:
    """The best passages, best first; each language sends its own best, so that none drowns another."""
    wanted = sorted(set(languages) & where.languages if where and where.languages else set(languages))
    if not question.concepts or not wanted:
        return []
    if len(wanted) == 1 and not where:
        return index.search(question.concepts, PASSAGES)
    base = where or Where()
    share = PASSAGES // len(wanted) or 1
    found = [
        hit
        for language in wanted
        for hit in index.search(
            question.concepts, share, base.model_copy(update={"languages": frozenset((language,))})
        )
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.passage))
