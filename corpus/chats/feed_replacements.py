"""The articles that a feed replaced since its last report, by the numbers of the changes."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, delete, select

from corpus.database.tables import metadata

NAMED = 20  # between two reports; the others are counted

feed_replacements = Table(
    "feed_replacements",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number", ondelete="CASCADE"), primary_key=True),
    Column("change", Integer, primary_key=True, autoincrement=False),
)


def of(connection: Connection, feed: int) -> tuple[int, ...]:
    """Those of a feed, in order."""
    query = select(feed_replacements.c.change).where(feed_replacements.c.feed == feed)
    return tuple(connection.scalars(query.order_by(feed_replacements.c.change)))


def keep(connection: Connection, feed: int, changes: Iterable[int]) -> None:
    """Keep some, up to a number."""
    known = of(connection, feed)
    new = [change for change in dict.fromkeys(changes) if change not in known][: NAMED - len(known)]
    if new:
        connection.execute(feed_replacements.insert(), [{"feed": feed, "change": one} for one in new])


def forget(connection: Connection, feed: int) -> None:
    """Forget those of a feed."""
    connection.execute(delete(feed_replacements).where(feed_replacements.c.feed == feed))
