"""The table of the files that are being read."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from corpus.store.article_tables import metadata

# A row goes when its file is read to the end: what is left at a start goes on.
jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("message", BigInteger, nullable=False),
    Column("file", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("by", BigInteger),
    Column("collection", Text),
    Column("language", Text, nullable=False),
    Column("shown", BigInteger),
    Column("mark", Integer),
    sqlite_autoincrement=True,  # an old button never stops another file
)
