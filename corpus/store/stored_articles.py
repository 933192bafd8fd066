"""Reading articles back."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, select, tuple_

from corpus.database.batches import in_batches
from corpus.errors import UnknownArticle
from corpus.models import LEAD, Article, ArticleSummary, Metadata, VersionSummary
from corpus.store.article_tables import articles, versions
from corpus.store.identity import title_key

present = articles.c.removed_at.is_(None)
current = and_(versions.c.article_key == articles.c.key, versions.c.version == articles.c.version)

described = (
    articles.c.id,
    articles.c.key,
    versions.c.version,
    versions.c.added_at,
    *(versions.c[name] for name in Metadata.model_fields),
)

summarised = (
    *described,
    versions.c.sentences,
    # Of an article with a title the text is not even read.
    case((versions.c.title.is_(None), func.substr(versions.c.text, 1, 10 * LEAD)), else_="").label("lead"),
)


def article(connection: Connection, wanted: ColumnElement[bool], name: str, version: int | None) -> Article:
    """An article that is not removed, in one of its versions, else in the current one.

    Raises UnknownArticle with the name when there is none.
    """
    query = (
        select(*described, versions.c.text, versions.c.added_by)
        .join(versions, versions.c.article_key == articles.c.key)
        .where(wanted, present, versions.c.version == (articles.c.version if version is None else version))
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise UnknownArticle(name)
    return Article.model_validate(row)


# What every update or question asks is put together once: that takes three times as long as to ask it.
_OF_VERSIONS = (
    select(*described, versions.c.text, versions.c.added_by)
    .join(versions, versions.c.article_key == articles.c.key)
    # The ids by themselves too: for pairs alone SQLite would read every article.
    .where(articles.c.id.in_(bindparam("ids", expanding=True)), present)
    .where(tuple_(articles.c.id, versions.c.version).in_(bindparam("pairs", expanding=True)))
)


def article_versions(connection: Connection, wanted: Iterable[tuple[str, int]]) -> list[Article]:
    """Articles in these versions, by id; those that are gone are left out."""
    pairs = set(wanted)
    asked = {"ids": sorted({id for id, _ in pairs}), "pairs": sorted(pairs)}
    return [Article.model_validate(row) for row in connection.execute(_OF_VERSIONS, asked).mappings()]


def summary(connection: Connection, key: int) -> ArticleSummary:
    """The current version of an article, removed or not, without its text."""
    return summaries(connection, [key])[key]


def summaries(connection: Connection, keys: Iterable[int]) -> dict[int, ArticleSummary]:
    """The current versions of articles, removed or not, by key; those that are erased are left out."""
    found = {}
    for batch in in_batches(keys):
        query = select(*summarised).join(versions, current).where(articles.c.key.in_(batch))
        for row in connection.execute(query).mappings():
            found[row["key"]] = ArticleSummary.model_validate(row)
    return found


def called(
    connection: Connection, urls: Collection[str], titles: Collection[str], most: int
) -> list[ArticleSummary]:
    """The articles that answer and stand at one of some addresses or have one of some titles; the newest."""
    keys: set[int] = set()
    wanted = {title for one in titles if (title := title_key(one))}
    for column, names in ((versions.c.url, urls), (versions.c.title_key, wanted)):
        for batch in in_batches(names):
            query = select(articles.c.key).join(versions, current).where(present, column.in_(batch))
            keys.update(connection.scalars(query.order_by(articles.c.key.desc()).limit(most)))
    return [*summaries(connection, sorted(keys, reverse=True)[:most]).values()]


def version_summaries(
    connection: Connection, wanted: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], ArticleSummary]:
    """Versions of articles, current or not, removed or not, by key and number; those erased are left out."""
    found = {}
    of_article = versions.c.article_key == articles.c.key
    for batch in in_batches(set(wanted)):
        keys = {key for key, _ in batch}
        query = (
            select(*summarised)
            .join(versions, of_article)
            .where(articles.c.key.in_(keys), tuple_(articles.c.key, versions.c.version).in_(batch))
        )
        for row in connection.execute(query).mappings():
            found[row["key"], row["version"]] = ArticleSummary.model_validate(row)
    return found


def history(connection: Connection, key: int) -> list[VersionSummary]:
    """The versions of an article that is not removed, in order; none when it is."""
    query = (
        select(versions.c.version, versions.c.added_by, versions.c.added_at)
        .join(articles, articles.c.key == versions.c.article_key)
        .where(articles.c.key == key, present)
        .order_by(versions.c.version)
    )
    return [VersionSummary.model_validate(row) for row in connection.execute(query).mappings()]


def languages(connection: Connection) -> frozenset[str]:
    """The languages of the articles that answer."""
    query = (
        select(versions.c.language).distinct().select_from(articles.join(versions, current)).where(present)
    )
    return frozenset(connection.scalars(query))
