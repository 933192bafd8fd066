"""What the bot asked of whom, by the number of its message."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text

from corpus.database.columns import Moment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make its table."""
    op.create_table(
        "prompts",
        Column("bot", BigInteger, nullable=False, autoincrement=False),
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("message", BigInteger, nullable=False, autoincrement=False),
        Column("person", BigInteger, nullable=False),
        Column("kind", Text, nullable=False),
        Column("key", Integer, nullable=False),
        Column("part", Integer, nullable=False),
        Column("until", Moment, nullable=False),
        PrimaryKeyConstraint("bot", "chat", "message", name="pk_prompts"),
    )
    op.create_index("ix_prompts_until", "prompts", ["until"])
