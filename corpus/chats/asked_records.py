"""What is asked of a corpus, counted without anybody's name: for those who feed it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from corpus.models import Answer, ArticleSummary, Record

LONGEST = 300  # characters; a longer text is hardly a question that others ask too
ALIKE = 0.6
"""Two questions are one gap when they share this much of their words."""


class Day(NamedTuple):
    """How many questions of a day were answered, and how many were not."""

    day: date
    found: int
    missed: int


class Cited(NamedTuple):
    """How many answers began with a sentence of an article."""

    article: ArticleSummary
    times: int


class Worked(NamedTuple):
    """How many articles an admin added, changed and removed; None is the command line."""

    by: int | None
    added: int
    updated: int
    removed: int


class Unanswered(Record):
    """A question that found nothing; ``looked_at`` is the number of the last change of the corpus then."""

    number: int
    question: str
    words: frozenset[str]
    times: int
    last_at: datetime
    looked_at: int


class Gap(NamedTuple):
    """Questions of nearly the same words that found nothing, the most asked first."""

    questions: Sequence[Unanswered]

    @property
    def times(self) -> int:
        """How often all of them were asked."""
        return sum(question.times for question in self.questions)

    @property
    def last_at(self) -> datetime:
        """When one of them was asked last."""
        return max(question.last_at for question in self.questions)


def gaps(questions: Sequence[Unanswered]) -> list[Gap]:
    """Questions in groups of like ones, the group most asked first."""
    groups: list[list[Unanswered]] = []
    for question in sorted(questions, key=lambda one: (-one.times, one.number)):
        alike = next((group for group in groups if _alike(group[0], question)), None)
        if alike:
            alike.append(question)
        else:
            groups.append([question])
    return sorted(map(Gap, groups), key=lambda gap: (-gap.times, -gap.last_at.timestamp()))


def words_of(answer: Answer) -> frozenset[str]:
    """What tells a question from others: the index terms of its own words."""
    return frozenset(concept.terms[0].term for concept in answer.question.concepts)


def _alike(one: Unanswered, other: Unanswered) -> bool:
    return len(one.words & other.words) >= ALIKE * len(one.words | other.words)
