"""The articles that were removed: they can come back for thirty days, and are then erased for good."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, and_, delete, func, select

from corpus.database.tables import ERASED_WITH_ARTICLE, metadata
from corpus.models import ArticleSummary, Record
from corpus.store.article_tables import articles, changes, versions
from corpus.store.stored_articles import current, summarised

DAYS = 30  # that a removed article can come back
ERASED_AT_ONCE = 50  # articles, so that writers who wait are let in between

_removed = and_(articles.c.removed_at.is_not(None), current)
_held = articles.join(versions, current)


class Removed(Record):
    """An article that was removed: the change that did it, which can be undone, when, and by whom."""

    article: ArticleSummary
    sequence: int
    at: datetime
    by: int | None
    days_left: int


def removed(connection: Connection, limit: int, offset: int, now: datetime | None = None) -> list[Removed]:
    """A page of what was removed, the last removed first."""
    moment = now or datetime.now(UTC)
    of_article = changes.alias()
    last = select(func.max(of_article.c.sequence)).where(of_article.c.article_key == articles.c.key)
    query = (
        select(*summarised, changes.c.sequence, changes.c.by, articles.c.removed_at)
        .join(versions, current)
        .join(changes, changes.c.sequence == last.scalar_subquery())
        .where(_removed)
        .order_by(changes.c.sequence.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Removed(
            article=ArticleSummary.model_validate({n: row[n] for n in ArticleSummary.model_fields}),
            sequence=row["sequence"],
            at=row["removed_at"],
            by=row["by"],
            days_left=max(DAYS - (moment - row["removed_at"]).days, 0),
        )
        for row in connection.execute(query).mappings()
    ]


def count(connection: Connection) -> int:
    """How many removed articles can still come back."""
    return connection.execute(select(func.count()).select_from(_held).where(_removed)).scalar_one()


def count_expired(connection: Connection, now: datetime | None = None) -> int:
    """How many of them have been there for longer than the thirty days."""
    query = select(func.count()).select_from(_held).where(_removed, _expired(now))
    return connection.execute(query).scalar_one()


def expired(connection: Connection, now: datetime | None = None) -> list[int]:
    """The keys of some that have been there too long; none when there are no more."""
    query = select(articles.c.key).select_from(_held).where(_removed, _expired(now)).limit(ERASED_AT_ONCE)
    return list(connection.scalars(query))


def erase(connection: Connection, keys: list[int]) -> None:
    """Delete the texts of articles and all that was made of them; the id, which is never given again, stays.

    So do the lines of the audit, which hold no text.
    """
    # Whatever refers to a version goes before it; the vectors go with their passages.
    for table in reversed(metadata.sorted_tables):
        for column in filter(_goes_with_article, table.columns):
            connection.execute(delete(table).where(column.in_(keys)))
    connection.execute(delete(versions).where(versions.c.article_key.in_(keys)))


def _goes_with_article(column: Column[Any]) -> bool:
    refers_to_version = any(key.column is versions.c.article_key for key in column.foreign_keys)
    return refers_to_version or column.info == ERASED_WITH_ARTICLE


def _expired(now: datetime | None) -> ColumnElement[bool]:
    return articles.c.removed_at <= (now or datetime.now(UTC)) - timedelta(days=DAYS)
