"""The entries of a feed that were looked at, by a checksum of their ids."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, delete, select

from corpus.database.batches import in_batches
from corpus.database.columns import Moment
from corpus.database.tables import metadata

REMEMBERED = timedelta(days=90)  # entries that are in the feed no more: some come back after a while

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number", ondelete="CASCADE"), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)


def seen(connection: Connection, feed: int) -> frozenset[str]:
    """Those of a feed."""
    found = connection.scalars(select(feed_entries.c.entry).where(feed_entries.c.feed == feed))
    return frozenset(found)


def see(connection: Connection, feed: int, entries: Iterable[str], now: datetime) -> None:
    """Count entries as looked at; once is enough."""
    known = seen(connection, feed)
    rows = [{"feed": feed, "entry": id, "at": now} for id in dict.fromkeys(entries) if id not in known]
    if rows:
        connection.execute(feed_entries.insert(), rows)


def forget_gone(connection: Connection, feed: int, present: Collection[str], now: datetime) -> None:
    """Forget the entries that a feed has had no more for long."""
    of_feed = feed_entries.c.feed == feed
    old = select(feed_entries.c.entry).where(of_feed, feed_entries.c.at < now - REMEMBERED)
    for some in in_batches(sorted(set(connection.scalars(old)) - set(present))):
        connection.execute(delete(feed_entries).where(of_feed, feed_entries.c.entry.in_(some)))


def forget(connection: Connection, feed: int) -> None:
    """Forget all of a feed."""
    connection.execute(delete(feed_entries).where(feed_entries.c.feed == feed))
