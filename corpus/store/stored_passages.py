"""The passages of articles: written with each version, read back for an index and for an answer."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select

from corpus.database.batches import BATCH, in_batches
from corpus.models import IndexedArticle, IndexedPassage, IndexedSentence, Metadata, Passage, Passages
from corpus.store.article_tables import articles, passages, versions
from corpus.store.stored_articles import current, present


def number_of_sentences(analysis: Passages) -> int:
    """How many sentences there are; passages may share some."""
    return len({(sentence.start, sentence.end) for passage in analysis for sentence in passage})


def insert(connection: Connection, article_key: int, version: int, analysis: Passages) -> None:
    """Write the passages of a version."""
    rows = [
        {"article_key": article_key, "version": version, "position": position, "sentences": sentences}
        for position, sentences in enumerate(analysis)
    ]
    if rows:
        connection.execute(passages.insert(), rows)


def of_version(connection: Connection, article_key: int, version: int) -> Passages:
    """The passages of a version, in order."""
    query = (
        select(passages.c.sentences)
        .where(passages.c.article_key == article_key, passages.c.version == version)
        .order_by(passages.c.position)
    )
    return tuple(connection.scalars(query))


of_current_version = and_(passages.c.article_key == articles.c.key, passages.c.version == articles.c.version)


def of_current_versions(
    connection: Connection, keys: Iterable[int]
) -> dict[int, list[tuple[IndexedSentence, ...]]]:
    """The passages of articles in their current versions, in order, by key; none of some."""
    keys = list(keys)
    query = (
        select(passages.c.article_key, passages.c.sentences)
        .join(articles, of_current_version)
        .where(passages.c.article_key.in_(keys))
        .order_by(passages.c.article_key, passages.c.position)
    )
    found: dict[int, list[tuple[IndexedSentence, ...]]] = {key: [] for key in keys}
    for key, sentences in connection.execute(query) if keys else ():
        found[key].append(sentences)
    return found


_OF_IDS = (
    select(passages.c.id, articles.c.id, passages.c.version, passages.c.sentences)
    .join(articles, of_current_version)
    .where(passages.c.id.in_(bindparam("ids", expanding=True)), present)
)


def fetch(connection: Connection, ids: Sequence[int]) -> list[Passage]:
    """Passages of articles that answer, in the order asked; those that are gone are left out."""
    found: dict[int, Passage] = {}
    for batch in in_batches(ids):
        found.update((row[0], Passage._make(row)) for row in connection.execute(_OF_IDS, {"ids": batch}))
    return [found[id] for id in ids if id in found]


def indexed_by_id(connection: Connection, ids: Sequence[str]) -> list[IndexedArticle]:
    """These articles as an index sees them; at most BATCH."""
    return _indexed(connection, articles.c.id.in_(ids))


def indexed_after(connection: Connection, key: int) -> tuple[list[IndexedArticle], int | None]:
    """The next articles after a key as an index sees them, and the key to go on from; None at the end."""
    query = select(articles.c.key).where(articles.c.key > key, present).order_by(articles.c.key).limit(BATCH)
    keys = connection.scalars(query).all()
    if not keys:
        return [], None
    return _indexed(connection, articles.c.key.between(keys[0], keys[-1])), keys[-1]


_SEEN = tuple(versions.c[name] for name in IndexedArticle._fields if name in Metadata.model_fields)


def _indexed(connection: Connection, wanted: ColumnElement[bool]) -> list[IndexedArticle]:
    # One statement, so that an article and its passages are of one version also while another process writes.
    query = (
        select(articles.c.id, passages.c.id, passages.c.sentences, *_SEEN)
        .select_from(articles.join(versions, current).outerjoin(passages, of_current_version))
        .where(wanted, present)
        .order_by(articles.c.key, passages.c.position)
    )
    found: dict[str, IndexedArticle] = {}
    held: dict[str, list[IndexedPassage]] = {}
    names = [column.name for column in _SEEN]
    for id, passage, sentences, *seen in connection.execute(query):
        found[id] = IndexedArticle(id=id, passages=(), **dict(zip(names, seen, strict=True)))
        if passage is not None:
            terms = tuple(term for sentence in sentences for term in sentence.terms)
            held.setdefault(id, []).append(IndexedPassage(passage, terms))
    return [article._replace(passages=tuple(held.get(id, ()))) for id, article in found.items()]
