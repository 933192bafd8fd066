"""What is asked: how often, of which articles, and what found nothing."""

from alembic import op
from sqlalchemy import (
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

from corpus.database.columns import Moment

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make its tables."""
    op.create_table(
        "asked_days",
        Column("day", Date, nullable=False),
        Column("found", Integer, nullable=False),
        Column("missed", Integer, nullable=False),
        PrimaryKeyConstraint("day", name="pk_asked_days"),
    )
    op.create_table(
        "cited_days",
        Column("day", Date, nullable=False),
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("times", Integer, nullable=False),
        PrimaryKeyConstraint("day", "article_key", name="pk_cited_days"),
        ForeignKeyConstraint(["article_key"], ["articles.key"], name="fk_cited_days_articles"),
    )
    op.create_table(
        "gaps",
        Column("number", Integer, nullable=False),
        Column("words", Text, nullable=False),
        Column("question", Text, nullable=False),
        Column("times", Integer, nullable=False),
        Column("last_at", Moment, nullable=False),
        Column("looked_at", Integer, nullable=False),
        PrimaryKeyConstraint("number", name="pk_gaps"),
        UniqueConstraint("words", name="uq_gaps_words"),
        sqlite_autoincrement=True,
    )
