"""Feeds that are watched: what the looks at each found, and what came of it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    delete,
    select,
    update,
)

from corpus.chats import feed_entries, feed_replacements
from corpus.database.columns import Moment
from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.models import Record

MINUTES = 30  # between two looks, unless another number is chosen
LEAST_MINUTES = 5
MOST_MINUTES = 7 * 24 * 60
WHY = 5  # articles that could not be read of which the reason is kept
ADDED = 1_000  # articles that are counted between two reports


class Feed(Record):
    """A feed with what the looks at it found."""

    number: int
    bot: int
    url: str
    title: str | None
    by: int | None  # who is told what was new; nobody after /forget
    minutes: int
    paused: bool
    next_at: datetime  # when it is looked at again
    etag: str | None
    modified: str | None
    checked_at: datetime | None  # when a look last went well
    failures: int  # since then
    failing_since: datetime | None
    failure: str | None  # the last one, as it was told
    told: bool  # whether whoever added it knows that it fails
    reported_at: datetime  # when they were last told what was new, and since then:
    added: tuple[int, ...]  # the keys of the articles that came
    updated: int
    missed: int  # articles that could not be read
    missed_why: tuple[str, ...]  # the first of them, with the reason
    replaced: tuple[int, ...] = ()  # in a report: the changes that were new versions, the first of them


feeds = Table(
    "feeds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text),
    Column("by", BigInteger),
    Column("minutes", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked_at", Moment),
    Column("failures", Integer, nullable=False),
    Column("failing_since", Moment),
    Column("failure", Text),
    Column("told", Boolean, nullable=False),
    Column("reported_at", Moment, nullable=False),
    Column("added", JSON, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("missed_why", JSON, nullable=False),
    UniqueConstraint("bot", "url"),
    sqlite_autoincrement=True,  # an old button never ends another feed
)

_NOTHING_NEW = {"added": [], "updated": 0, "missed": 0, "missed_why": []}
_ALL_WELL = {"failures": 0, "failing_since": None, "failure": None, "told": False}


class Feeds:
    """What is watched for whom; each moment is the caller's, who keeps the clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, bot: int, url: str, title: str | None, by: int, minutes: int, now: datetime) -> Feed:
        """Watch a feed from now on; one that is watched already changes its interval and goes on."""
        chosen = {"minutes": minutes, "paused": False, "next_at": now, "title": title, "by": by}
        with self._database.write() as connection:
            known = and_(feeds.c.bot == bot, feeds.c.url == url)
            if not connection.execute(update(feeds).where(known).values(chosen)).rowcount:
                fresh = {"bot": bot, "url": url, "reported_at": now, **chosen, **_NOTHING_NEW, **_ALL_WELL}
                connection.execute(feeds.insert(), fresh)
            return _feed(connection.execute(select(feeds).where(known)).mappings().one())

    def of(self, bot: int) -> list[Feed]:
        """The feeds of a bot, in the order in which they were added."""
        with self._database.read() as connection:
            query = select(feeds).where(feeds.c.bot == bot).order_by(feeds.c.number)
            return [_feed(row) for row in connection.execute(query).mappings()]

    def one(self, number: int) -> Feed | None:
        """A feed by its number; None when it is watched no more."""
        with self._database.read() as connection:
            row = connection.execute(select(feeds).where(feeds.c.number == number)).mappings().first()
        return _feed(row) if row else None

    def claim(self, feed: Feed, until: datetime) -> bool:
        """Whether the caller is to look at a feed now: of two only one is; nobody else before ``until``."""
        with self._database.write() as connection:
            mine = and_(feeds.c.number == feed.number, feeds.c.next_at == feed.next_at, ~feeds.c.paused)
            return connection.execute(update(feeds).where(mine).values(next_at=until)).rowcount > 0

    def seen(self, number: int) -> frozenset[str]:
        """The entries that were looked at."""
        with self._database.read() as connection:
            return feed_entries.seen(connection, number)

    def see(self, number: int, seen: Iterable[str], now: datetime) -> None:
        """Count entries as looked at; those of a feed that has ended meanwhile are forgotten."""
        with self._database.write() as connection:
            if connection.scalar(select(feeds.c.number).where(feeds.c.number == number)) is not None:
                feed_entries.see(connection, number, seen, now)

    def forget_gone(self, number: int, present: Collection[str], now: datetime) -> None:
        """Forget the entries that a feed has had no more for long."""
        with self._database.write() as connection:
            feed_entries.forget_gone(connection, number, present, now)

    def looked(
        self, number: int, etag: str | None, modified: str | None, next_at: datetime, now: datetime
    ) -> None:
        """A look went well: by what the server knows this state, and when the next is due."""
        known = {"etag": etag, "modified": modified, "next_at": next_at, "checked_at": now}
        self._change(number, **known, **_ALL_WELL)

    def failed(self, feed: Feed, why: str, next_at: datetime, now: datetime) -> None:
        """A look failed."""
        since = feed.failing_since or now
        self._change(
            feed.number, failures=feed.failures + 1, failing_since=since, failure=why, next_at=next_at
        )

    def tell(self, feed: Feed) -> bool:
        """Whether the caller is to tell whoever added a feed that it fails: of two only one is."""
        with self._database.write() as connection:
            untold = and_(feeds.c.number == feed.number, ~feeds.c.told)
            return connection.execute(update(feeds).where(untold).values(told=True)).rowcount > 0

    def release(self, number: int, at: datetime) -> None:
        """Put off, or bring forward, the next look."""
        self._change(number, next_at=at)

    def count_added(self, number: int, key: int) -> None:
        """Count an article that came, by its key."""
        self._append(number, "added", key, ADDED)

    def count_updated(self, number: int, change: int) -> None:
        """Count a new version of one, by the number of the change, if the feed has not ended."""
        with self._database.write() as connection:
            counted = update(feeds).where(feeds.c.number == number).values(updated=feeds.c.updated + 1)
            if connection.execute(counted).rowcount:
                feed_replacements.keep(connection, number, [change])

    def count_missed(self, number: int, why: str) -> None:
        """Count one that could not be read, and why."""
        self._change(number, missed=feeds.c.missed + 1)
        self._append(number, "missed_why", why, WHY)

    def report(self, feed: Feed, at: datetime) -> Feed | None:
        """Begin to count anew; what was counted is for one of two to tell, the other gets None."""
        with self._database.write() as connection:
            mine = and_(feeds.c.number == feed.number, feeds.c.reported_at == feed.reported_at)
            row = connection.execute(select(feeds).where(mine)).mappings().first()
            if row is None:
                return None
            connection.execute(update(feeds).where(mine).values({**_NOTHING_NEW, "reported_at": at}))
            replaced = feed_replacements.of(connection, feed.number)
            feed_replacements.forget(connection, feed.number)
        return _feed(row).model_copy(update={"replaced": replaced})

    def unreport(self, feed: Feed) -> None:
        """Count again what ``report`` gave to be told and certainly was not; until the next day is over."""
        with self._database.write() as connection:
            row = connection.execute(select(feeds).where(feeds.c.number == feed.number)).mappings().first()
            if row is None:
                return
            since = _feed(row)
            counted = {
                "added": [*feed.added, *since.added][:ADDED],
                "updated": feed.updated + since.updated,
                "missed": feed.missed + since.missed,
                "missed_why": [*feed.missed_why, *since.missed_why][:WHY],
            }
            connection.execute(update(feeds).where(feeds.c.number == feed.number).values(counted))
            feed_replacements.keep(connection, feed.number, feed.replaced)

    def pause(self, number: int) -> None:
        """Look at a feed no more until it goes on."""
        self._change(number, paused=True)

    def go_on(self, number: int, by: int, now: datetime) -> None:
        """Look at it again, from now on, for whoever wants it."""
        self._change(number, paused=False, by=by, next_at=now, **_ALL_WELL)

    def end(self, number: int) -> bool:
        """Watch a feed no more; whether it was."""
        with self._database.write() as connection:
            feed_entries.forget(connection, number)
            feed_replacements.forget(connection, number)
            return connection.execute(delete(feeds).where(feeds.c.number == number)).rowcount > 0

    def _append(self, number: int, column: str, value: int | str, most: int) -> None:
        """Append to a list, up to a length."""
        with self._database.write() as connection:
            known = connection.scalar(select(feeds.c[column]).where(feeds.c.number == number))
            if known is not None and len(known) < most:
                appended = {column: [*known, value]}
                connection.execute(update(feeds).where(feeds.c.number == number).values(appended))

    def _change(self, number: int, **values: Any) -> None:
        with self._database.write() as connection:
            connection.execute(update(feeds).where(feeds.c.number == number).values(values))


def sponsor(connection: Connection, number: int) -> int | None:
    """In whose name a feed is watched now; None when it is in nobody's, or is watched no more."""
    by: int | None = connection.scalar(select(feeds.c.by).where(feeds.c.number == number))
    return by


def forget(connection: Connection, person: int) -> None:
    """Let feeds be nobody's that were a person's."""
    connection.execute(update(feeds).where(feeds.c.by == person).values(by=None))


def _feed(row: Any) -> Feed:
    return Feed.model_validate(dict(row))
