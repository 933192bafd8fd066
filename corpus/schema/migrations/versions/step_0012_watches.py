"""Watched questions, and who watches them."""

from alembic import op
from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text

from corpus.database.columns import Moment

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "watches",
        Column("number", Integer, nullable=False),
        Column("bot", BigInteger, nullable=False),
        Column("chat", BigInteger, nullable=False),
        Column("topic", BigInteger),
        Column("message", BigInteger),
        Column("question", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("seen", Integer, nullable=False),
        Column("told_at", Moment),
        Column("told", JSON, nullable=False),
        PrimaryKeyConstraint("number", name="pk_watches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_watches_chat", "watches", ["chat"])
    op.create_table(
        "watchers",
        Column("watch", Integer, nullable=False),
        Column("person", BigInteger, nullable=False, autoincrement=False),
        Column("at", Moment, nullable=False),
        PrimaryKeyConstraint("watch", "person", name="pk_watchers"),
        ForeignKeyConstraint(["watch"], ["watches.number"], name="fk_watchers_watches", ondelete="CASCADE"),
    )
    op.create_index("ix_watchers_person", "watchers", ["person"])
