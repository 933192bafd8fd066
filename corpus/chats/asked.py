"""The counts of what is asked, and the questions that found nothing."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from corpus.chats.asked_records import LONGEST, Cited, Day, Unanswered, Worked, words_of
from corpus.chats.asked_tables import asked_days, cited_days, gaps
from corpus.database.counter import Counter
from corpus.database.database import ONE_BY_ONE, Database
from corpus.models import Answer
from corpus.store import stored_articles as articles
from corpus.store.article_tables import articles as article_table
from corpus.store.article_tables import changes

DAYS = 90  # that a question which found nothing is kept after it was asked last
MOST = 1000  # such questions; the longest ago goes first

_DAYS = Counter(asked_days, key=("day",), counts=("found", "missed"))
_CITED = Counter(cited_days, key=("day", "article_key"), counts=("times",))
_GAPS = Counter(gaps, key=("words",), counts=("times",), seen=("question", "last_at", "looked_at"))
_FILLED = delete(gaps).where(gaps.c.words == bindparam("of_words"))

_TOO_OLD = delete(gaps).where(gaps.c.last_at < bindparam("since"))
_KEPT = select(gaps.c.number).order_by(gaps.c.last_at.desc()).limit(MOST)
_TOO_MANY = delete(gaps).where(gaps.c.number.not_in(_KEPT))


class Asked:
    """What a store counts of questions; each moment is the caller's, who keeps the clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, answer: Answer, known: int, now: datetime) -> None:
        """Count a question; keep its words when nothing was found, and drop them once something is.

        ``known`` is the last change of the articles that the answer took into account.
        """
        words = " ".join(sorted(words_of(answer)))
        with self._database.note() as connection:
            connection.execute(ONE_BY_ONE)  # two that count the same first must not both make its row
            found = answer.found
            _DAYS.count(connection, {"day": now.date()}, {"found": found, "missed": not found})
            if found:
                key = {"day": now.date(), "article_key": answer.citations[0].key}
                _CITED.count(connection, key, {"times": 1})
                connection.execute(_FILLED, {"of_words": words})
            elif words and len(answer.question.text) <= LONGEST:
                seen = {"question": answer.question.text, "last_at": now, "looked_at": known}
                _GAPS.count(connection, {"words": words}, {"times": 1}, seen)
                _forget_old(connection, now)

    def days(self, since: date) -> list[Day]:
        """The days on which something was asked, in order."""
        with self._database.read() as connection:
            query = select(asked_days).where(asked_days.c.day >= since).order_by(asked_days.c.day)
            return [Day(*row) for row in connection.execute(query)]

    def most_cited(self, since: date, limit: int) -> list[Cited]:
        """The articles whose sentences answered most often, of those that answer now."""
        times = func.sum(cited_days.c.times)
        query = (
            select(cited_days.c.article_key, times)
            .join(article_table, article_table.c.key == cited_days.c.article_key)
            .where(cited_days.c.day >= since, articles.present)
            .group_by(cited_days.c.article_key)
            .order_by(times.desc(), cited_days.c.article_key)
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            known = articles.summaries(connection, [key for key, _ in rows])
        return [Cited(known[key], int(number)) for key, number in rows]

    def work(self, since: datetime) -> list[Worked]:
        """What each admin did, the busiest first; what was taken back counts as well."""
        counts = [
            func.sum(case((changes.c.kind == kind, 1), else_=0)) for kind in ("added", "updated", "removed")
        ]
        query = (
            select(changes.c.by, *counts)
            .where(changes.c.at >= since)
            .group_by(changes.c.by)
            .order_by(func.count().desc())
        )
        with self._database.read() as connection:
            return [Worked(by, *map(int, numbers)) for by, *numbers in connection.execute(query)]

    def unanswered(self, looked_before: int | None = None) -> list[Unanswered]:
        """The questions that found nothing; only those not looked for since a change, if one is given."""
        query = select(gaps).order_by(gaps.c.times.desc(), gaps.c.number)
        if looked_before is not None:
            query = query.where(gaps.c.looked_at < looked_before)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return [Unanswered(**{**row, "words": frozenset(row["words"].split())}) for row in rows]

    def looked(self, numbers: Collection[int], at: int) -> None:
        """Keep that these questions still found nothing at a change of the corpus."""
        with self._database.note() as connection:
            connection.execute(update(gaps).where(gaps.c.number.in_(numbers)).values(looked_at=at))

    def drop(self, numbers: Collection[int]) -> None:
        """Drop questions that are answered now, or that no article shall answer."""
        with self._database.write() as connection:
            connection.execute(delete(gaps).where(gaps.c.number.in_(numbers)))


def _forget_old(connection: Connection, now: datetime) -> None:
    connection.execute(_TOO_OLD, {"since": now - timedelta(days=DAYS)})
    connection.execute(_TOO_MANY)
