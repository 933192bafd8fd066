"""The tables of the store.

``schema.HEAD`` names the migration that makes the same tables; a test holds the two equal.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.database.columns import Moment, Sentences

metadata = MetaData(
    # Named constraints, so that a later migration can speak of them.
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

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

# The filters that buttons stand for, each as JSON.
filters = Table(
    "filters",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,  # an old button never opens another filter
)

# What people and groups chose: a row for each chat that chose anything, and no name or word of anybody.
preferences = Table(
    "preferences",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("sentences", Integer),
    Column("quietness", Text, nullable=False),
    Column("mentions", Boolean, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("other_topics", Boolean, nullable=False),
)

# Whether people found a sentence useful for a question: one row for each of the three, the last word counts.
# The question is a checksum of its words.
votes = Table(
    "votes",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("question", BigInteger, primary_key=True, autoincrement=False),
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "article_key", "version"),
)

# The file that a version was read from, by Telegram's identifier for it.
originals = Table(
    "originals",
    metadata,
    Column("article_key", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    ForeignKeyConstraint(["article_key", "version"], ["versions.article_key", "versions.version"]),
)

# Which message answers which, for two days: an edited question edits its reply, a repeated one gets no other.
# The question is a checksum of its words.
replies = Table(
    "replies",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("reply", BigInteger, nullable=False),
    Column("question", BigInteger, nullable=False),
    Column("written", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)

# What a bot told a chat once, such as its welcome.
notices = Table(
    "notices",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("notice", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

# Facts about the whole store; both rows are there from the start.
meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text),
)

IDENTITY = "identity"
ANALYSIS = "analysis"
