"""The tables of what comes by itself: feeds that are watched, channels that are followed."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.database.columns import Moment
from corpus.store.article_tables import metadata

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

# The entries of a feed that were looked at, by a checksum of their ids.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number", ondelete="CASCADE"), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("by", BigInteger),
    Column("since", Moment, nullable=False),
    Column("posts", Integer, nullable=False),
)
