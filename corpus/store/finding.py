"""Finding articles in the list: by words of their title, source and id, by source, collection and date."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, extract, func, select

from corpus.database.folded import folded
from corpus.language.folding import fold
from corpus.models import VALUES_OF, ArticleSummary, Filter
from corpus.store.article_tables import articles, versions
from corpus.store.stored_articles import current, present, summarised

# What a filter names values of, and the column that has them.
_NAMED = {names: versions.c[field] for names, field in VALUES_OF.items() if names in Filter.model_fields}
_words = folded(
    func.coalesce(versions.c.title, "") + " " + func.coalesce(versions.c.source, "") + " " + articles.c.id
)


class Counted(NamedTuple):
    """A value that articles have, and how many have it."""

    value: str
    articles: int


class Month(NamedTuple):
    """A month in which articles are dated, and how many are."""

    first: date
    articles: int


def condition(filter: Filter) -> ColumnElement[bool]:
    """What the filter asks of an article that answers and its current version, which are joined."""
    asked: list[ColumnElement[bool]] = [present]
    asked += [_words.contains(fold(word), autoescape=True) for word in filter.words]
    for names, column in (*_NAMED.items(), ("keys", articles.c.key)):
        if allowed := getattr(filter, names):
            asked.append(column.in_(allowed))
    if filter.hidden:
        asked.append(versions.c.collection.is_(None) | versions.c.collection.not_in(filter.hidden))
    if filter.since:
        asked.append(versions.c.published >= filter.since)
    if filter.until:
        asked.append(versions.c.published <= filter.until)
    return and_(*asked)


def summaries(
    connection: Connection, filter: Filter, limit: int, offset: int = 0, before: int | None = None
) -> list[ArticleSummary]:
    """The articles that the filter lets through, the newest first; only those before a key, if given."""
    query = (
        select(*summarised)
        .join(versions, current)
        .where(condition(filter) if before is None else and_(condition(filter), articles.c.key < before))
        .order_by(articles.c.key.desc())
        .limit(limit)
        .offset(offset)
    )
    return [ArticleSummary.model_validate(row) for row in connection.execute(query).mappings()]


def count(connection: Connection, filter: Filter) -> int:
    """How many articles the filter lets through."""
    if filter.lets_all_through:  # asked with each greeting
        whole = select(func.count()).select_from(articles).where(present)
        return connection.execute(whole).scalar_one()
    query = select(func.count()).select_from(articles.join(versions, current)).where(condition(filter))
    return connection.execute(query).scalar_one()


def keys(connection: Connection, filter: Filter) -> list[int]:
    """The numbers of the articles that the filter lets through, ascending."""
    query = select(articles.c.key).join(versions, current).where(condition(filter)).order_by(articles.c.key)
    return list(connection.scalars(query))


def values(connection: Connection, field: str, filter: Filter) -> list[Counted]:
    """The values of a field, such as "source", of the articles that the filter lets through, in order."""
    column = versions.c[field]
    query = (
        select(column, func.count())
        .select_from(articles.join(versions, current))
        .where(condition(filter), column.is_not(None), column != "")
        .group_by(column)
    )
    found = [Counted(value, number) for value, number in connection.execute(query)]
    return sorted(found, key=lambda one: (fold(one.value), one.value))


def months(connection: Connection, filter: Filter) -> list[Month]:
    """The months of the articles that the filter lets through, the last first."""
    year, month = extract("year", versions.c.published), extract("month", versions.c.published)
    query = (
        select(year, month, func.count())
        .select_from(articles.join(versions, current))
        .where(condition(filter), versions.c.published.is_not(None))
        .group_by(year, month)
        .order_by(year.desc(), month.desc())
    )
    return [Month(date(int(y), int(m), 1), number) for y, m, number in connection.execute(query)]


def named(connection: Connection, names: Sequence[str]) -> list[int | None]:
    """The number of the article that answers to each name: its id, else that very number; None for none."""
    numbers = [int(name) for name in names if name.isascii() and name.isdigit() and len(name) < 10]
    query = select(articles.c.id, articles.c.key).where(
        present, articles.c.id.in_(names) | articles.c.key.in_(numbers)
    )
    rows = connection.execute(query).all()
    by_number = {str(key): key for _, key in rows}
    by_id = {id: key for id, key in rows}
    return [by_id.get(name, by_number.get(name.lstrip("0"))) for name in names]
