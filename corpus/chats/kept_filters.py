"""The filters that buttons stand for, each under a number: a button has no room for their words."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, Integer, Table, Text, select

from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.models import ALL_ARTICLES, Filter

NUMBER_OF_ALL = 0

# Each as JSON.
filters = Table(
    "filters",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,  # an old button never opens another filter
)


class KeptFilters:
    """Filters by number, and numbers by filter; both for good."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, wanted: Sequence[Filter]) -> dict[Filter, int]:
        """The numbers of filters, given to those that have none; 0 is that of all articles."""
        with self._database.read() as connection:
            numbers = _known(connection, wanted)
        if not numbers.keys() >= set(wanted):
            with self._database.write() as connection:
                numbers = _known(connection, wanted)  # again: another may have kept some meanwhile
                missing = [filter for filter in dict.fromkeys(wanted) if filter not in numbers]
                if missing:
                    connection.execute(filters.insert(), [{"content": _content(one)} for one in missing])
                numbers = _known(connection, wanted)
        return numbers

    def of(self, number: int) -> Filter | None:
        """The filter of a number; None for a number that was never given."""
        if number == NUMBER_OF_ALL:
            return ALL_ARTICLES
        with self._database.read() as connection:
            content = connection.scalar(select(filters.c.content).where(filters.c.number == number))
        return Filter.model_validate_json(content) if content else None


def _known(connection: Connection, wanted: Sequence[Filter]) -> dict[Filter, int]:
    """The numbers of those filters that have one."""
    contents = {_content(filter): filter for filter in wanted}
    query = select(filters.c.content, filters.c.number).where(filters.c.content.in_(contents))
    found = {contents[content]: number for content, number in connection.execute(query)}
    return found | {ALL_ARTICLES: NUMBER_OF_ALL}


def _content(filter: Filter) -> str:
    return filter.model_dump_json(exclude_defaults=True)
