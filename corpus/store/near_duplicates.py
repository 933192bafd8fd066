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


def insert(connection: Connection, key: int, version: int, text: str) -> None:
    """Keep the signature of a version."""
    made = minhash.signature(text)
    of_version = {"article_key": key, "version": version}
    data = b"" if made is None else minhash.packed(made)
    connection.execute(signatures.insert(), of_version | {"data": data})
    if made is None:
        return
    rows = [of_version | {"band": band} for band in dict.fromkeys(minhash.bands(made))]
    connection.execute(bands.insert(), rows)


def insert_missing(connection: Connection, most: int) -> int:
    """Keep the signatures of articles from before there were any; of how many, at most ``most``."""
    has_none = signatures.c.article_key.is_(None)
    own = and_(signatures.c.article_key == articles.c.key, signatures.c.version == versions.c.version)
    query = (
        select(articles.c.key, versions.c.version, versions.c.text)
        .join(versions, current)
        .outerjoin(signatures, own)
        .where(present, has_none)
        .limit(most)
    )
    found = connection.execute(query).all()
    for key, version, text in found:
        insert(connection, key, version, text)
    return len(found)


def of(connection: Connection, key: int, version: int) -> list[NearDuplicate]:
    """The near-duplicates, among the other articles that answer, of a version; the likest first."""
    kept = connection.scalar(
        select(signatures.c.data).where(signatures.c.article_key == key, signatures.c.version == version)
    )
    if not kept:
        return []
    own = minhash.unpacked(kept)
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
