"""Whether people found a sentence useful for a question."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    bindparam,
    delete,
    func,
    select,
)

from corpus.database.columns import Moment
from corpus.database.tables import ERASED_WITH_ARTICLE, metadata
from corpus.models import Record

MOST = 300  # votes of a person, of which the last are kept: whoever makes up presses fills no disk


class Vote(Record):
    """Whether a person found a sentence useful for a question; ``question`` is a checksum of its words."""

    person: int
    question: int
    article_key: int
    version: int
    start: int
    end: int
    useful: bool


class VoteCount(NamedTuple):
    """How many votes said that an answer was useful, and how many that it was not."""

    useful: int
    not_useful: int


# One row for each person, question and sentence: the last word counts.
votes = Table(
    "votes",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("question", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "article_key",
        Integer,
        ForeignKey("articles.key"),
        primary_key=True,
        autoincrement=False,
        info=ERASED_WITH_ARTICLE,
    ),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "article_key", "version"),
)


_OF_PERSON = votes.c.person == bindparam("of_person")
_LAST_KEPT = select(votes.c.at).where(_OF_PERSON).order_by(votes.c.at.desc()).offset(MOST - 1).limit(1)
_TOO_MANY = delete(votes).where(_OF_PERSON, votes.c.at < _LAST_KEPT.scalar_subquery())


def keep(connection: Connection, vote: Vote, now: datetime) -> None:
    """Put a vote in the place of the same person's earlier one on the same sentence and question."""
    identity = ("person", "question", "article_key", "version", "start")
    row = vote.model_dump() | {"at": now}
    connection.execute(delete(votes).where(*(votes.c[name] == row[name] for name in identity)))
    connection.execute(votes.insert(), row)
    connection.execute(_TOO_MANY, {"of_person": vote.person})


def count(connection: Connection, since: datetime) -> VoteCount:
    """The votes since a moment, by what they said."""
    query = select(votes.c.useful, func.count()).where(votes.c.at >= since).group_by(votes.c.useful)
    counted = {useful: number for useful, number in connection.execute(query)}
    return VoteCount(counted.get(True, 0), counted.get(False, 0))


def forget(connection: Connection, person: int) -> None:
    """Drop a person's votes."""
    connection.execute(delete(votes).where(votes.c.person == person))
