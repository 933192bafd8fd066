"""The vectors of sentences: a row for each passage and model, which comes and goes with its passage."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, exists, func, select, tuple_

from corpus.database.batches import BATCH, in_batches
from corpus.store.article_tables import articles, passages, vectors, versions
from corpus.store.stored_articles import current, present
from corpus.store.stored_passages import of_current_version


class Unembedded(NamedTuple):
    """A passage without vectors, and what they are made from."""

    passage: int
    title: str | None
    sentences: tuple[str, ...]


class StoredVectors(NamedTuple):
    """The vectors of a passage's sentences; ``sequence`` grows with each row that is saved."""

    sequence: int
    passage: int
    sentences: int
    data: bytes


class Progress(NamedTuple):
    """How many sentences of the articles that answer have their vectors, and how many there are."""

    done: int
    all: int


def save(connection: Connection, model: str, made: Mapping[int, tuple[int, bytes]]) -> None:
    """Write the vectors of passages, each with its number of sentences.

    Passages that are gone meanwhile, or have their vectors from another process, are passed over.
    """
    for batch in in_batches(made):
        wanted = select(passages.c.id).where(passages.c.id.in_(batch), _lacks(model))
        missing = set(connection.scalars(wanted))
        rows = [
            {"passage": passage, "model": model, "sentences": made[passage][0], "data": made[passage][1]}
            for passage in batch
            if passage in missing
        ]
        if rows:
            connection.execute(vectors.insert(), rows)


def after(connection: Connection, model: str, sequence: int) -> list[StoredVectors]:
    """The next rows of a model after a sequence number, in order; at most BATCH."""
    later = _of(model).where(vectors.c.sequence > sequence).order_by(vectors.c.sequence).limit(BATCH)
    return [StoredVectors._make(row) for row in connection.execute(later)]


def at(connection: Connection, model: str, sequence: int) -> StoredVectors | None:
    """The row of this very number, if it is of the model."""
    row = connection.execute(_of(model).where(vectors.c.sequence == sequence)).first()
    return StoredVectors._make(row) if row else None


_LAST = select(func.max(vectors.c.sequence))


def sequence(connection: Connection) -> int:
    """The number of the last row of any model; 0 before the first."""
    return connection.scalar(_LAST) or 0


def missing(connection: Connection, model: str, limit: int) -> list[Unembedded]:
    """Passages of articles that answer without vectors of a model, the newest first."""
    query = (
        select(passages.c.id, passages.c.article_key, passages.c.version, passages.c.sentences)
        .join(articles, of_current_version)
        .where(present, _lacks(model))
        .order_by(passages.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    texts = _texts(connection, sorted({(key, version) for _, key, version, _ in rows}))
    return [
        Unembedded(
            id, texts[key, version][0], tuple(texts[key, version][1][s.start : s.end] for s in sentences)
        )
        for id, key, version, sentences in rows
    ]


def progress(connection: Connection, model: str) -> Progress:
    """How far the vectors of a model have come."""
    whole = (
        select(func.sum(versions.c.sentences)).select_from(articles.join(versions, current)).where(present)
    )
    done = (
        select(func.sum(vectors.c.sentences))
        .select_from(
            vectors.join(passages, passages.c.id == vectors.c.passage).join(articles, of_current_version)
        )
        .where(present, vectors.c.model == model)
    )
    return Progress(connection.scalar(done) or 0, connection.scalar(whole) or 0)


def complete(connection: Connection, model: str, article_key: int) -> bool:
    """Whether every passage of an article's current version has its vectors."""
    lacking = (
        select(passages.c.id)
        .join(articles, of_current_version)
        .where(articles.c.key == article_key, _lacks(model))
    )
    return connection.execute(lacking.limit(1)).first() is None


def forget(connection: Connection, model: str) -> None:
    """Drop all vectors of a model."""
    connection.execute(delete(vectors).where(vectors.c.model == model))


def _of(model: str) -> Select[tuple[int, int, int, bytes]]:
    columns = (vectors.c.sequence, vectors.c.passage, vectors.c.sentences, vectors.c.data)
    return select(*columns).where(vectors.c.model == model)


def _lacks(model: str) -> ColumnElement[bool]:
    return ~exists().where(and_(vectors.c.passage == passages.c.id, vectors.c.model == model))


def _texts(
    connection: Connection, wanted: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], tuple[str | None, str]]:
    """Title and text of each version."""
    found = {}
    for batch in in_batches(wanted):
        query = select(versions.c.article_key, versions.c.version, versions.c.title, versions.c.text).where(
            tuple_(versions.c.article_key, versions.c.version).in_(batch)
        )
        for key, version, title, text in connection.execute(query):
            found[key, version] = (title, text)
    return found
