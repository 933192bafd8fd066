"""What comes by itself: feeds that are watched, channels that are followed."""

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

from corpus.database.columns import Moment

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "feeds",
        Column("number", Integer, nullable=False),
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
        PrimaryKeyConstraint("number", name="pk_feeds"),
        UniqueConstraint("bot", "url", name="uq_feeds_bot"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feed_entries",
        Column("feed", Integer, nullable=False),
        Column("entry", Text, nullable=False),
        Column("at", Moment, nullable=False),
        PrimaryKeyConstraint("feed", "entry", name="pk_feed_entries"),
        ForeignKeyConstraint(["feed"], ["feeds.number"], name="fk_feed_entries_feeds", ondelete="CASCADE"),
    )
    op.create_table(
        "channels",
        Column("bot", BigInteger, nullable=False, autoincrement=False),
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("title", Text, nullable=False),
        Column("by", BigInteger),
        Column("since", Moment, nullable=False),
        Column("posts", Integer, nullable=False),
        PrimaryKeyConstraint("bot", "chat", name="pk_channels"),
    )
