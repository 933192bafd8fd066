"""The filters that buttons stand for, each under a number: a button has no room for their words."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from corpus.models import ALL_ARTICLES, Filter
from corpus.store.article_tables import filters as table

NUMBER_OF_ALL = 0


def of(connection: Connection, number: int) -> Filter | None:
    """The filter of a number; None for a number that was never given."""
    if number == NUMBER_OF_ALL:
        return ALL_ARTICLES
    content = connection.scalar(select(table.c.content).where(table.c.number == number))
    return Filter.model_validate_json(content) if content else None


def known(connection: Connection, filters: Sequence[Filter]) -> dict[Filter, int]:
    """The numbers of those filters that have one."""
    contents = {_content(filter): filter for filter in filters}
    query = select(table.c.content, table.c.number).where(table.c.content.in_(contents))
    found = {contents[content]: number for content, number in connection.execute(query)}
    return found | {ALL_ARTICLES: NUMBER_OF_ALL}


def keep(connection: Connection, filters: Sequence[Filter]) -> None:
    """Give numbers to the filters that have none."""
    numbers = known(connection, filters)
    missing = [filter for filter in dict.fromkeys(filters) if filter not in numbers]
    if missing:
        connection.execute(table.insert(), [{"content": _content(filter)} for filter in missing])


def _content(filter: Filter) -> str:
    return filter.model_dump_json(exclude_defaults=True)
