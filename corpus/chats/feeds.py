"""The watched feeds of a store."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, select, update

from corpus.chats.feed_records import Feed
from corpus.chats.feed_tables import feed_entries as entries
from corpus.chats.feed_tables import feeds as table
from corpus.database.database import Database

REMEMBERED = timedelta(days=90)  # entries that are in the feed no more: some come back after a while
WHY = 5  # articles that could not be read of which the reason is kept
ADDED = 1_000  # articles that are counted between two reports
_AT_ONCE = 500  # values in a statement
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
            known = and_(table.c.bot == bot, table.c.url == url)
            if not connection.execute(update(table).where(known).values(chosen)).rowcount:
                fresh = {"bot": bot, "url": url, "reported_at": now, **chosen, **_NOTHING_NEW, **_ALL_WELL}
                connection.execute(table.insert(), fresh)
            return _feed(connection.execute(select(table).where(known)).mappings().one())

    def of(self, bot: int) -> list[Feed]:
        """The feeds of a bot, in the order in which they were added."""
        with self._database.read() as connection:
            query = select(table).where(table.c.bot == bot).order_by(table.c.number)
            return [_feed(row) for row in connection.execute(query).mappings()]

    def one(self, number: int) -> Feed | None:
        """A feed by its number; None when it is watched no more."""
        with self._database.read() as connection:
            row = connection.execute(select(table).where(table.c.number == number)).mappings().first()
        return _feed(row) if row else None

    def claim(self, feed: Feed, until: datetime) -> bool:
        """Whether the caller is to look at a feed now: of two only one is; nobody else before ``until``."""
        with self._database.write() as connection:
            mine = and_(table.c.number == feed.number, table.c.next_at == feed.next_at, ~table.c.paused)
            return connection.execute(update(table).where(mine).values(next_at=until)).rowcount > 0

    def seen(self, number: int) -> frozenset[str]:
        """The entries that were looked at."""
        with self._database.read() as connection:
            found = connection.scalars(select(entries.c.entry).where(entries.c.feed == number))
            return frozenset(found)

    def see(self, number: int, seen: Iterable[str], now: datetime) -> None:
        """Count entries as looked at; those of a feed that has ended meanwhile are forgotten."""
        with self._database.write() as connection:
            if connection.scalar(select(table.c.number).where(table.c.number == number)) is None:
                return
            known = set(connection.scalars(select(entries.c.entry).where(entries.c.feed == number)))
            rows = [{"feed": number, "entry": id, "at": now} for id in dict.fromkeys(seen) if id not in known]
            if rows:
                connection.execute(entries.insert(), rows)

    def forget_gone(self, number: int, present: Collection[str], now: datetime) -> None:
        """Forget the entries that a feed has had no more for long."""
        with self._database.write() as connection:
            old = and_(entries.c.feed == number, entries.c.at < now - REMEMBERED)
            gone = sorted(set(connection.scalars(select(entries.c.entry).where(old))) - set(present))
            for start in range(0, len(gone), _AT_ONCE):
                some = entries.c.entry.in_(gone[start : start + _AT_ONCE])
                connection.execute(delete(entries).where(entries.c.feed == number, some))

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
            untold = and_(table.c.number == feed.number, ~table.c.told)
            return connection.execute(update(table).where(untold).values(told=True)).rowcount > 0

    def release(self, number: int, at: datetime) -> None:
        """Put off, or bring forward, the next look."""
        self._change(number, next_at=at)

    def count_added(self, number: int, key: int) -> None:
        """Count an article that came, by its key."""
        self._append(number, "added", key, ADDED)

    def count_updated(self, number: int) -> None:
        """Count a new version of one."""
        self._change(number, updated=table.c.updated + 1)

    def count_missed(self, number: int, why: str) -> None:
        """Count one that could not be read, and why."""
        self._change(number, missed=table.c.missed + 1)
        self._append(number, "missed_why", why, WHY)

    def report(self, feed: Feed, at: datetime) -> Feed | None:
        """Begin to count anew; what was counted is for one of two to tell, the other gets None."""
        with self._database.write() as connection:
            mine = and_(table.c.number == feed.number, table.c.reported_at == feed.reported_at)
            row = connection.execute(select(table).where(mine)).mappings().first()
            connection.execute(update(table).where(mine).values({**_NOTHING_NEW, "reported_at": at}))
        return _feed(row) if row else None

    def unreport(self, feed: Feed) -> None:
        """Count again what ``report`` gave to be told and certainly was not; until the next day is over."""
        with self._database.write() as connection:
            row = connection.execute(select(table).where(table.c.number == feed.number)).mappings().first()
            if row is None:
                return
            since = _feed(row)
            counted = {
                "added": [*feed.added, *since.added][:ADDED],
                "updated": feed.updated + since.updated,
                "missed": feed.missed + since.missed,
                "missed_why": [*feed.missed_why, *since.missed_why][:WHY],
            }
            connection.execute(update(table).where(table.c.number == feed.number).values(counted))

    def pause(self, number: int) -> None:
        """Look at a feed no more until it goes on."""
        self._change(number, paused=True)

    def go_on(self, number: int, by: int, now: datetime) -> None:
        """Look at it again, from now on, for whoever wants it."""
        self._change(number, paused=False, by=by, next_at=now, **_ALL_WELL)

    def end(self, number: int) -> bool:
        """Watch a feed no more; whether it was."""
        with self._database.write() as connection:
            connection.execute(delete(entries).where(entries.c.feed == number))
            return connection.execute(delete(table).where(table.c.number == number)).rowcount > 0

    def _append(self, number: int, column: str, value: int | str, most: int) -> None:
        """Append to a list, up to a length."""
        with self._database.write() as connection:
            known = connection.scalar(select(table.c[column]).where(table.c.number == number))
            if known is not None and len(known) < most:
                appended = {column: [*known, value]}
                connection.execute(update(table).where(table.c.number == number).values(appended))

    def _change(self, number: int, **values: Any) -> None:
        with self._database.write() as connection:
            connection.execute(update(table).where(table.c.number == number).values(values))


def forget(connection: Connection, person: int) -> None:
    """Let feeds be nobody's that were a person's."""
    connection.execute(update(table).where(table.c.by == person).values(by=None))


def _feed(row: Any) -> Feed:
    return Feed.model_validate(dict(row))
