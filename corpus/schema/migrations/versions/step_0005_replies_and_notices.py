"""Which message answers which, and what a chat was told."""

from alembic import op
from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Text

from corpus.database.columns import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "replies",
        Column("bot", BigInteger, nullable=False, autoincrement=False),
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("message", BigInteger, nullable=False, autoincrement=False),
        Column("reply", BigInteger, nullable=False),
        Column("question", BigInteger, nullable=False),
        Column("written", Moment, nullable=False),
        Column("at", Moment, nullable=False),
        PrimaryKeyConstraint("bot", "chat", "message", name="pk_replies"),
    )
    op.create_index("ix_replies_at", "replies", ["at"])
    op.create_table(
        "notices",
        Column("bot", BigInteger, nullable=False, autoincrement=False),
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("notice", Text, nullable=False),
        Column("at", Moment, nullable=False),
        PrimaryKeyConstraint("bot", "chat", "notice", name="pk_notices"),
    )
