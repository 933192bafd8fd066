"""The questions that found nothing, and not who asked them: the gaps that new articles may fill."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, Connection, Integer, Table, Text, bindparam, delete, select, update

from corpus.database.columns import Moment
from corpus.database.counter import Counter
from corpus.database.tables import metadata
from corpus.models import Answer, Record

LONGEST = 300  # characters; a longer text is hardly a question that others ask too
ALIKE = 0.6
"""Two questions are one gap when they share this much of their words."""

DAYS = 90  # that a question which found nothing is kept after it was asked last
MOST = 1000  # such questions; the longest ago goes first


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


# Questions that found nothing, those of the same words once; the number of the last change when that was.
unanswered = Table(
    "gaps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("words", Text, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("looked_at", Integer, nullable=False),
    sqlite_autoincrement=True,  # an old button never drops another question
)

_COUNTER = Counter(unanswered, key=("words",), counts=("times",), seen=("question", "last_at", "looked_at"))
_FILLED = delete(unanswered).where(unanswered.c.words == bindparam("of_words"))
_TOO_OLD = delete(unanswered).where(unanswered.c.last_at < bindparam("since"))
_KEPT = select(unanswered.c.number).order_by(unanswered.c.last_at.desc()).limit(MOST)
_TOO_MANY = delete(unanswered).where(unanswered.c.number.not_in(_KEPT))


def count(connection: Connection, answer: Answer, known: int, now: datetime) -> None:
    """Keep the words of a question that found nothing, and drop them once it finds something.

    ``known`` is the last change of the articles that the answer took into account.
    """
    words = " ".join(sorted(_words_of(answer)))
    if answer.found:
        connection.execute(_FILLED, {"of_words": words})
    elif words and len(answer.question.text) <= LONGEST:
        seen = {"question": answer.question.text, "last_at": now, "looked_at": known}
        _COUNTER.count(connection, {"words": words}, {"times": 1}, seen)
        connection.execute(_TOO_OLD, {"since": now - timedelta(days=DAYS)})
        connection.execute(_TOO_MANY)


def of(connection: Connection, looked_before: int | None) -> list[Unanswered]:
    """The questions, the most asked first; only those not looked for since a change, if one is given."""
    query = select(unanswered).order_by(unanswered.c.times.desc(), unanswered.c.number)
    if looked_before is not None:
        query = query.where(unanswered.c.looked_at < looked_before)
    rows = connection.execute(query).mappings().all()
    return [Unanswered(**{**row, "words": frozenset(row["words"].split())}) for row in rows]


def looked(connection: Connection, numbers: Collection[int], at: int) -> None:
    """Keep that these questions still found nothing at a change of the corpus."""
    connection.execute(update(unanswered).where(unanswered.c.number.in_(numbers)).values(looked_at=at))


def drop(connection: Connection, numbers: Collection[int]) -> None:
    """Drop questions that are answered now, or that no article shall answer."""
    connection.execute(delete(unanswered).where(unanswered.c.number.in_(numbers)))


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


def _words_of(answer: Answer) -> frozenset[str]:
    """What tells a question from others: the index terms of its own words."""
    return frozenset(concept.terms[0].term for concept in answer.question.concepts)


def _alike(one: Unanswered, other: Unanswered) -> bool:
    return len(one.words & other.words) >= ALIKE * len(one.words | other.words)
