"""The tables by which articles that are nearly the same find each other."""

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, LargeBinary, Table

from corpus.store.article_tables import metadata

# What ``corpus.store.shingles`` makes of the text of a version.
signatures = Table(
    "signatures",
    metadata,
    Column("article_key", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    ForeignKeyConstraint(["article_key", "version"], ["versions.article_key", "versions.version"]),
)

# Its bands: texts that are compared have one in common.
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("article_key", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["article_key", "version"], ["versions.article_key", "versions.version"]),
)
