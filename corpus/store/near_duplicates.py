"""Articles that are nearly the same as another."""

from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from corpus.models import ArticleSummary
from corpus.store.article_tables import articles, versions
from corpus.store.near_duplicate_tables import bands as band_table
from corpus.store.near_duplicate_tables import signatures
from corpus.store.shingles import ALIKE, bands, packed, shared, signature, unpacked
from corpus.store.stored_articles import current, present, summaries

MOST_COMPARED = 200


class Alike(NamedTuple):
    """An article that shares much of its words with another."""

    article: ArticleSummary
    shared: float  # of their shingles, in 0..1


def insert(connection: Connection, key: int, version: int, text: str) -> None:
    """Keep the signature of a version; an empty one of a text that is too short to be compared."""
    made = signature(text)
    of_version = {"article_key": key, "version": version}
    connection.execute(signatures.insert(), of_version | {"data": b"" if made is None else packed(made)})
    if made is None:
        return
    rows = [of_version | {"band": band} for band in dict.fromkeys(bands(made))]
    connection.execute(band_table.insert(), rows)


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


def alike(connection: Connection, key: int, version: int) -> list[Alike]:
    """The other articles that answer and are nearly the same as a version, the likest first."""
    of = connection.scalar(
        select(signatures.c.data).where(signatures.c.article_key == key, signatures.c.version == version)
    )
    if not of:
        return []
    own = unpacked(of)
    query = (
        select(signatures.c.article_key, signatures.c.data)
        .distinct()
        .join(
            band_table,
            and_(
                band_table.c.article_key == signatures.c.article_key,
                band_table.c.version == signatures.c.version,
            ),
        )
        .join(articles, articles.c.key == signatures.c.article_key)
        .join(versions, and_(current, versions.c.version == signatures.c.version))
        .where(band_table.c.band.in_(bands(own)), articles.c.key != key, present)
        .limit(MOST_COMPARED)
    )
    found = {other: shared(own, unpacked(data)) for other, data in connection.execute(query)}
    near = {other: share for other, share in found.items() if share >= ALIKE}
    known = summaries(connection, near)
    return sorted((Alike(known[other], share) for other, share in near.items()), key=lambda one: -one.shared)
