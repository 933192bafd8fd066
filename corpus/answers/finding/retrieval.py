"""The passages that may hold the answer, from every language of the corpus, by words and by meaning."""

from collections.abc import Iterable, Sequence

from corpus.answers.finding.similarity import Meaning, Vector
from corpus.models import Question, Where
from corpus.search.index import Hit, Index

PASSAGES = 40
"""Passages looked into by words: the answer stands in one of them for 97 questions of 100."""

NEAREST = 40
"""Sentences found by meaning whose passages are looked into as well."""


def retrieve(
    question: Question, *, index: Index, languages: Iterable[str], where: Where | None = None
) -> list[Hit]:
    """The best passages, best first; each language sends its own best, so that none drowns another."""
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


def retrieve_nearest(
    question: Vector, *, meaning: Meaning, languages: Iterable[str], where: Where | None = None
) -> list[int]:
    """The passages of the sentences nearest in meaning, nearest first, each language its own."""
    wanted = _wanted(languages, where)
    parts = [where] if len(wanted) == 1 else _by_language(wanted, where)
    share = NEAREST // max(len(parts), 1) or 1
    near = [hit for part in parts for hit in meaning.nearest(question, share, part)]
    near.sort(key=lambda hit: -hit[2])
    return list(dict.fromkeys(hit[0] for hit in near))


def _wanted(languages: Iterable[str], where: Where | None) -> list[str]:
    return sorted(set(languages) & where.languages if where and where.languages else set(languages))


def _by_language(wanted: Sequence[str], where: Where | None) -> list[Where]:
    base = where or Where()
    return [base.model_copy(update={"languages": frozenset((language,))}) for language in wanted]
