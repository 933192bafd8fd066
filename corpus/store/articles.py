"""Reading articles back."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from corpus.errors import UnknownArticle
from corpus.models import Article, ArticleSummary
from corpus.store.tables import articles, versions

present = articles.c.removed_at.is_(None)
current = and_(versions.c.article_key == articles.c.key, versions.c.version == articles.c.version)

_described = (
    articles.c.id,
    articles.c.key,
    versions.c.version,
    versions.c.title,
    versions.c.source,
    versions.c.url,
    versions.c.language,
    versions.c.published,
    versions.c.collection,
    versions.c.added_at,
)


def article(connection: Connection, wanted: ColumnElement[bool], name: str, version: int | None) -> Article:
    """An article that is not removed, in one of its versions, else in the current one.

    Raises UnknownArticle with the name when there is none.
    """
    query = (
        select(*_described, versions.c.text, versions.c.added_by)
        .join(versions, versions.c.article_key == articles.c.key)
        .where(wanted, present, versions.c.version == (articles.c.version if version is None else version))
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise UnknownArticle(name)
    return Article.model_validate(row)


def article_versions(connection: Connection, wanted: Iterable[tuple[str, int]]) -> list[Article]:
    """Articles in these versions, by id; those that are gone are left out."""
    pairs = set(wanted)
    query = (
        select(*_described, versions.c.text, versions.c.added_by)
        .join(versions, versions.c.article_key == articles.c.key)
        # The ids by themselves too: for pairs alone SQLite would read every article.
        .where(articles.c.id.in_({id for id, _ in pairs}), present)
        .where(tuple_(articles.c.id, versions.c.version).in_(pairs))
    )
    return [Article.model_validate(row) for row in connection.execute(query).mappings()]


def summary(connection: Connection, key: int) -> ArticleSummary:
    """The current version of an article, removed or not, without its text."""
    query = select(*_described, versions.c.sentences).join(versions, current).where(articles.c.key == key)
    return ArticleSummary.model_validate(connection.execute(query).mappings().one())


def summaries(
    connection: Connection, limit: int, offset: int = 0, before: int | None = None
) -> list[ArticleSummary]:
    """The articles that answer, the newest first; only those before a key, if one is given."""
    query = (
        select(*_described, versions.c.sentences)
        .join(versions, current)
        .where(present if before is None else and_(present, articles.c.key < before))
        .order_by(articles.c.key.desc())
        .limit(limit)
        .offset(offset)
    )
    return [ArticleSummary.model_validate(row) for row in connection.execute(query).mappings()]


def count(connection: Connection) -> int:
    """How many articles answer."""
    return connection.execute(select(func.count()).select_from(articles).where(present)).scalar_one()


def languages(connection: Connection) -> frozenset[str]:
    """The languages of the articles that answer."""
    query = (
        select(versions.c.language).distinct().select_from(articles.join(versions, current)).where(present)
    )
    return frozenset(connection.scalars(query))
