"""Whether people found a sentence useful for a question."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, select

from corpus.models import Tally, Vote
from corpus.store.article_tables import votes as table


def keep(connection: Connection, vote: Vote) -> None:
    """Put a vote in the place of the same person's earlier one on the same sentence and question."""
    identity = ("person", "question", "article_key", "version", "start")
    row = vote.model_dump() | {"at": datetime.now(UTC)}
    connection.execute(delete(table).where(*(table.c[name] == row[name] for name in identity)))
    connection.execute(table.insert(), row)


def tally(connection: Connection, article_key: int, version: int) -> dict[tuple[int, int], Tally]:
    """How many people found each sentence of an article's version useful, and how many did not."""
    people = func.count(table.c.person.distinct())
    query = (
        select(table.c.start, table.c.end, table.c.useful, people)
        .where(table.c.article_key == article_key, table.c.version == version)
        .group_by(table.c.start, table.c.end, table.c.useful)
    )
    counted: dict[tuple[int, int], Tally] = {}
    for start, end, useful, count in connection.execute(query):
        before = counted.get((start, end), Tally(0, 0))
        counted[start, end] = before._replace(**{"useful" if useful else "not_useful": count})
    return counted


def forget(connection: Connection, person: int) -> None:
    """Drop a person's votes."""
    connection.execute(delete(table).where(table.c.person == person))
