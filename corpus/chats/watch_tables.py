"""The tables of watched questions: the only words of people that are kept, until they end or are erased."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from corpus.database.columns import Moment
from corpus.store.article_tables import metadata as metadata

# A question of a chat, with what was told of it.
watches = Table(
    "watches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("message", BigInteger),
    Column("question", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("told_at", Moment),
    Column("told", JSON, nullable=False),
    Index(None, "chat"),
    sqlite_autoincrement=True,  # an old button never ends another watch
)

# Who watches it; when nobody does any more, the question goes.
watchers = Table(
    "watchers",
    metadata,
    Column("watch", Integer, ForeignKey("watches.number", ondelete="CASCADE"), primary_key=True),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Index(None, "person"),
)
