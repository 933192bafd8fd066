"""Whether people found a sentence useful, and the files that articles were read from."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

from corpus.database.columns import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "votes",
        Column("person", BigInteger, nullable=False, autoincrement=False),
        Column("question", BigInteger, nullable=False, autoincrement=False),
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("version", Integer, nullable=False, autoincrement=False),
        Column("start", Integer, nullable=False, autoincrement=False),
        Column("end", Integer, nullable=False),
        Column("useful", Boolean, nullable=False),
        Column("at", Moment, nullable=False),
        PrimaryKeyConstraint("person", "question", "article_key", "version", "start", name="pk_votes"),
        ForeignKeyConstraint(["article_key"], ["articles.key"], name="fk_votes_articles"),
    )
    op.create_index("ix_votes_article_key", "votes", ["article_key", "version"])
    op.create_table(
        "originals",
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("version", Integer, nullable=False, autoincrement=False),
        Column("file", Text, nullable=False),
        PrimaryKeyConstraint("article_key", "version", name="pk_originals"),
        ForeignKeyConstraint(
            ["article_key", "version"],
            ["versions.article_key", "versions.version"],
            name="fk_originals_versions",
        ),
    )
