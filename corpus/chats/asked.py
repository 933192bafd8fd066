"""What is asked of a corpus, counted by day and by article, never by whom."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, func, select

from corpus.chats import unanswered
from corpus.chats.unanswered import Unanswered
from corpus.database.counter import Counter
from corpus.database.database import ONE_BY_ONE, Database
from corpus.database.tables import metadata
from corpus.models import Answer, ArticleSummary


class Day(NamedTuple):
    """How many questions of a day were answered, and how many were not."""

    day: date
    found: int
    missed: int


class Cited(NamedTuple):
    """How many answers began with a sentence of an article."""

    article: ArticleSummary
    times: int


# How many questions of a day were answered, and how many were not.
asked_days = Table(
    "asked_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("found", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
)

# How many answers of a day began with a sentence of an article.
cited_days = Table(
    "cited_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
)

_DAYS = Counter(asked_days, key=("day",), counts=("found", "missed"))
_CITED = Counter(cited_days, key=("day", "article_key"), counts=("times",))


class Asked:
    """What is counted of questions; each moment is the caller's, who keeps the clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, answer: Answer, known: int, now: datetime) -> None:
        """Count a question; keep its words when nothing was found, and drop them once something is.

        ``known`` is the last change of the articles that the answer took into account.
        """
        with self._database.note() as connection:
            connection.execute(ONE_BY_ONE)  # two that count the same first must not both make its row
            found = answer.found
            _DAYS.count(connection, {"day": now.date()}, {"found": found, "missed": not found})
            if found:
                key = {"day": now.date(), "article_key": answer.citations[0].key}
                _CITED.count(connection, key, {"times": 1})
            unanswered.count(connection, answer, known, now)

    def days(self, since: date) -> list[Day]:
        """The days on which something was asked, in order."""
        with self._database.read() as connection:
            query = select(asked_days).where(asked_days.c.day >= since).order_by(asked_days.c.day)
            return [Day(*row) for row in connection.execute(query)]

    def cited(self, since: date) -> dict[int, int]:
        """How many answers began with a sentence of each article, by its key, the most often cited first.

        Articles that were removed since are among them.
        """
        times = func.sum(cited_days.c.times)
        query = (
            select(cited_days.c.article_key, times)
            .where(cited_days.c.day >= since)
            .group_by(cited_days.c.article_key)
            .order_by(times.desc(), cited_days.c.article_key)
        )
        with self._database.read() as connection:
            return {key: int(number) for key, number in connection.execute(query)}

    def unanswered(self, looked_before: int | None = None) -> list[Unanswered]:
        """The questions that found nothing; only those not looked for since a change, if one is given."""
        with self._database.read() as connection:
            return unanswered.of(connection, looked_before)

    def looked(self, numbers: Collection[int], at: int) -> None:
        """Keep that these questions still found nothing at a change of the corpus."""
        with self._database.note() as connection:
            unanswered.looked(connection, numbers, at)

    def drop(self, numbers: Collection[int]) -> None:
        """Drop questions that are answered now, or that no article shall answer."""
        with self._database.write() as connection:
            unanswered.drop(connection, numbers)
