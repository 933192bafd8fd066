"""Articles, their versions and passages, the audit and the facts about the store."""

from uuid import uuid4

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _articles()
    _versions()
    _passages()
    _changes()
    _meta()


def _articles() -> None:
    op.create_table(
        "articles",
        Column("key", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("removed_at", DateTime(timezone=True)),
        PrimaryKeyConstraint("key", name="pk_articles"),
        UniqueConstraint("id", name="uq_articles_id"),
        sqlite_autoincrement=True,
    )


def _versions() -> None:
    op.create_table(
        "versions",
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("version", Integer, nullable=False, autoincrement=False),
        Column("language", Text, nullable=False),
        Column("published", Date),
        Column("source", Text),
        Column("collection", Text),
        Column("url", Text),
        Column("title", Text),
        Column("title_key", Text),
        Column("digest", Text, nullable=False),
        Column("sentences", Integer, nullable=False),
        Column("added_by", BigInteger),
        Column("added_at", DateTime(timezone=True), nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("article_key", "version", name="pk_versions"),
        ForeignKeyConstraint(["article_key"], ["articles.key"], name="fk_versions_articles"),
    )
    op.create_index("ix_versions_digest", "versions", ["digest"])
    op.create_index("ix_versions_url", "versions", ["url"])
    op.create_index("ix_versions_title_key", "versions", ["title_key"])


def _passages() -> None:
    op.create_table(
        "passages",
        Column("id", Integer, nullable=False),
        Column("article_key", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("sentences", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_passages"),
        ForeignKeyConstraint(
            ["article_key", "version"],
            ["versions.article_key", "versions.version"],
            name="fk_passages_versions",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_article_key", "passages", ["article_key", "version"])


def _changes() -> None:
    op.create_table(
        "changes",
        Column("sequence", Integer, nullable=False, autoincrement=False),
        Column("kind", Text, nullable=False),
        Column("article_key", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("by", BigInteger),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("undoes", Integer),
        PrimaryKeyConstraint("sequence", name="pk_changes"),
        ForeignKeyConstraint(["article_key"], ["articles.key"], name="fk_changes_articles"),
    )
    op.create_index("ix_changes_article_key", "changes", ["article_key", "sequence"])


def _meta() -> None:
    meta = op.create_table(
        "meta",
        Column("name", Text, nullable=False),
        Column("value", Text),
        PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.bulk_insert(meta, [{"name": "identity", "value": uuid4().hex}, {"name": "analysis", "value": None}])
