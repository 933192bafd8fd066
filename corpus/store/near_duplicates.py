"""Near-duplicates: articles whose text is nearly that of another, such as a dispatch under another lead."""

from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    Table,
    and_,
    delete,
    select,
)

from corpus.database.tables import metadata
from corpus.models import ArticleSummary
from corpus.store import minhash
from corpus.store.article_tables import articles, versions
from corpus.store.stored_articles import current, present, summaries

THRESHOLD = 0.6
"""Share of shingles from which on two texts are near-duplicates: the same dispatch under another lead."""

MOST_COMPARED = 200

# The MinHash signature of the text of a version; empty for a text that is too short to be compared.
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


class NearDuplicate(NamedTuple):
    """An article that shares much of its words with another."""

    article: ArticleSummary
    shared: float  # of their shingles, in 0..1


def insert(connection: Connection, key: int, version: int, likeness: bytes) -> None:
    """Keep the signature of a version."""
    of_version = {"article_key": key, "version": version}
    connection.execute(signatures.insert(), of_version | {"data": likeness})
    if not likeness:
        return
    made = minhash.bands(minhash.unpacked(likeness))
    rows = [of_version | {"band": band} for band in dict.fromkeys(made)]
    connection.execute(bands.insert(), rows)


def replace(connection: Connection, key: int, version: int, likeness: bytes) -> None:
    """Put another signature in the place of the one that a version has, if any."""
    for table in (bands, signatures):
        connection.execute(delete(table).where(table.c.article_key == key, table.c.version == version))
    insert(connection, key, version, likeness)


def kept(connection: Connection, key: int, version: int) -> bytes | None:
    """The signature of a version; None when it has none yet."""
    of_version = (signatures.c.article_key == key, signatures.c.version == version)
    return connection.scalar(select(signatures.c.data).where(*of_version))


class Unsigned(NamedTuple):
    """A version without a signature."""

    key: int
    version: int
    language: str
    text: str


def missing(connection: Connection, most: int) -> list[Unsigned]:
    """Articles from before there were signatures, at most ``most``."""
    has_none = signatures.c.article_key.is_(None)
    own = and_(signatures.c.article_key == articles.c.key, signatures.c.version == versions.c.version)
    query = (
        select(articles.c.key, versions.c.version, versions.c.language, versions.c.text)
        .join(versions, current)
        .outerjoin(signatures, own)
        .where(present, has_none)
        .limit(most)
    )
    return [Unsigned(*row) for row in connection.execute(query)]


def of(connection: Connection, key: int, version: int) -> list[NearDuplicate]:
    """The near-duplicates, among the other articles that answer, of a version; the likest first."""
    likeness = kept(connection, key, version)
    if not likeness:
        return []
    own = minhash.unpacked(likeness)
    same_version = and_(
        bands.c.article_key == signatures.c.article_key, bands.c.version == signatures.c.version
    )
    query = (
        select(signatures.c.article_key, signatures.c.data)
        .distinct()
        .join(bands, same_version)
        .join(articles, articles.c.key == signatures.c.article_key)
        .join(versions, and_(current, versions.c.version == signatures.c.version))
        .where(bands.c.band.in_(minhash.bands(own)), articles.c.key != key, present)
        .limit(MOST_COMPARED)
    )
    found = {other: minhash.shared(own, minhash.unpacked(data)) for other, data in connection.execute(query)}
    near = {other: share for other, share in found.items() if share >= THRESHOLD}
    known = summaries(connection, near)
    duplicates = (NearDuplicate(known[other], share) for other, share in near.items())
    return sorted(duplicates, key=lambda one: -one.shared)
