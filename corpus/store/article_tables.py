"""The tables of articles: their versions, passages and vectors, and the audit of their changes."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.database.columns import Moment, Sentences
from corpus.database.tables import metadata

# The identity of an article and its state now: which version answers, and whether it answers at all.
articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("removed_at", Moment),
    sqlite_autoincrement=True,  # a number is never given twice, so an old button never opens another article
)

# Every text ever saved. The text stands last: SQLite then reads the other columns without it.
versions = Table(
    "versions",
    metadata,
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
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
    Column("added_at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "digest"),
    Index(None, "url"),
    Index(None, "title_key"),
)

# The passages of every version: undo and restore bring a version back to answering without making them again.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_key", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sentences", Sentences, nullable=False),
    ForeignKeyConstraint(["article_key", "version"], ["versions.article_key", "versions.version"]),
    Index(None, "article_key", "version"),
    sqlite_autoincrement=True,  # a number that an index still holds never comes to mean another passage
)

# The vectors of a passage's sentences by a model. A row is never changed, and goes with its passage; its
# sequence number lets an index follow what other processes save.
vectors = Table(
    "vectors",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("passage", Integer, ForeignKey("passages.id", ondelete="CASCADE"), nullable=False),
    Column("model", Text, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("passage", "model"),
    sqlite_autoincrement=True,  # an index takes a number that it has seen for a row that it holds
)

# The audit, only ever appended to. Each row is also the state of its article from then on.
changes = Table(
    "changes",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("article_key", Integer, ForeignKey("articles.key"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("by", BigInteger),
    Column("at", Moment, nullable=False),
    Column("undoes", Integer),
    Index(None, "article_key", "sequence"),
)

# The changes that were made together, by a common mark: the sequence number of the first.
batches = Table(
    "batches",
    metadata,
    Column("sequence", Integer, ForeignKey("changes.sequence"), primary_key=True, autoincrement=False),
    Column("batch", Integer, nullable=False),
    Index(None, "batch"),
)
