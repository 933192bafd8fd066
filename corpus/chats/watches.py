"""Questions that are watched: whoever asked one is told when an article answers.

They are the only words that are kept with whoever wrote them, until the watch ends or is erased.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    and_,
    delete,
    exists,
    func,
    select,
    update,
)

from corpus.database.columns import Moment
from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.models import Record

MOST = 20
"""Questions that a person can watch at a time."""

LASTS = timedelta(days=90)
"""From the last time that somebody wanted to watch it."""

AGAIN = timedelta(days=1)
"""A question has one message in so long, whatever comes meanwhile."""


class Wanted(Record):
    """A question to be watched in a chat, and how it is told there."""

    bot: int
    chat: int
    topic: int | None = None
    message: int | None = None  # the one that asked; a group that becomes a supergroup loses its number
    question: str  # what was looked for
    language: str  # of the interface
    seen: int  # the last change of the articles that was looked at


class Watch(Wanted):
    """A question that somebody watches; in a group all who do are told by one message."""

    number: int  # never given twice, so that an old button ends no other
    told_at: datetime | None
    told: frozenset[int]  # checksums of the sentences that were told


class OwnWatch(Record):
    """A watched question as one of those who watch it sees it."""

    number: int
    chat: int
    question: str
    ends: datetime


# A question of a chat, with what was told of it.
watches = Table(
    "watches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("message", BigInteger),
    Column("question", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("told_at", Moment),
    Column("told", JSON, nullable=False),
    Index(None, "chat"),
    sqlite_autoincrement=True,  # an old button never ends another watch
)

# Who watches it; when nobody does any more, the question goes.
watchers = Table(
    "watchers",
    metadata,
    Column("watch", Integer, ForeignKey("watches.number", ondelete="CASCADE"), primary_key=True),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Index(None, "person"),
)


class Watches:
    """What people wait to be told; each moment is the caller's, who keeps the clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, wanted: Wanted, person: int, now: datetime) -> int | None:
        """Watch a question for a person, and say under which number; None when they watch as many as one can.

        The same question in the same place is watched once, whoever joins; to ask again begins its time anew.
        """
        with self._database.write() as connection:
            number = _number(connection, wanted)
            mine = watchers.c.person == person
            if connection.scalar(select(exists().where(mine, watchers.c.watch == number))):
                connection.execute(delete(watchers).where(mine, watchers.c.watch == number))
            elif len(_of(connection, wanted.bot, person, now)) >= MOST:
                return None
            if number is None:
                row = wanted.model_dump() | {"told": []}
                [number] = connection.execute(watches.insert(), row).inserted_primary_key or [0]
            else:  # told in reply to whoever asked last
                newest = {"message": wanted.message, "language": wanted.language}
                connection.execute(update(watches).where(watches.c.number == number).values(newest))
            connection.execute(watchers.insert(), {"watch": number, "person": person, "at": now})
        return int(number)

    def of(self, bot: int, person: int, now: datetime, chat: int | None = None) -> list[OwnWatch]:
        """What a person watches, in all chats or in one, in the order in which it began."""
        with self._database.read() as connection:
            found = _of(connection, bot, person, now)
        return [watch for watch in found if chat in (None, watch.chat)]

    def end(self, person: int, numbers: Iterable[int]) -> int:
        """End a person's own watches among these; how many there were."""
        with self._database.write() as connection:
            mine = and_(watchers.c.person == person, watchers.c.watch.in_(list(numbers)))
            return _drop(connection, mine)

    def end_chat(self, bot: int, chat: int) -> None:
        """End all watches of a chat that a bot can no longer write to."""
        with self._database.write() as connection:
            connection.execute(delete(watches).where(watches.c.bot == bot, watches.c.chat == chat))

    def due(self, bot: int, sequence: int, now: datetime) -> list[Watch]:
        """The watches that have not seen the articles up to a change, those longest behind first.

        One that was told something rests for a day.
        """
        query = (
            select(*[watches.c[name] for name in Watch.model_fields])
            .where(
                watches.c.bot == bot,
                watches.c.seen < sequence,
                watches.c.told_at.is_(None) | (watches.c.told_at <= now - AGAIN),
                exists().where(watchers.c.watch == watches.c.number, watchers.c.at > now - LASTS),
            )
            .order_by(watches.c.seen, watches.c.number)
        )
        with self._database.read() as connection:
            return [Watch.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def looked(self, numbers: Iterable[int], sequence: int) -> None:
        """Note up to which change articles were looked at."""
        with self._database.note() as connection:
            behind = and_(watches.c.number.in_(list(numbers)), watches.c.seen < sequence)
            connection.execute(update(watches).where(behind).values(seen=sequence))

    def claim(self, watch: Watch, sentences: Iterable[int], sequence: int, now: datetime) -> bool:
        """Whether a question is to be told these sentences now, and by the caller: of two only one is.

        From then on they count as told; ``release`` takes that back.
        """
        told = sorted(watch.told.union(sentences))
        with self._database.write() as connection:
            free = and_(
                watches.c.number == watch.number,
                watches.c.told_at.is_(None) | (watches.c.told_at <= now - AGAIN),
            )
            found = connection.execute(
                update(watches).where(free).values(told=told, told_at=now, seen=sequence)
            )
            return found.rowcount > 0

    def release(self, watch: Watch) -> None:
        """Put a watch back to what it was, because its message was certainly not sent."""
        before = {"told": sorted(watch.told), "told_at": watch.told_at, "seen": watch.seen}
        with self._database.write() as connection:
            connection.execute(update(watches).where(watches.c.number == watch.number).values(before))

    def expire(self, now: datetime) -> None:
        """Erase what has been watched long enough."""
        with self._database.write() as connection:
            _drop(connection, watchers.c.at <= now - LASTS)


def move(connection: Connection, old: int, new: int) -> None:
    """Give a group's watches to the supergroup that it has become, in which messages have other numbers."""
    moved = {"chat": new, "message": None, "topic": None}
    connection.execute(update(watches).where(watches.c.chat == old).values(moved))


def forget(connection: Connection, person: int) -> None:
    """Drop what a person watches, in whatever chat."""
    _drop(connection, watchers.c.person == person)


def _number(connection: Connection, wanted: Wanted) -> int | None:
    same = [watches.c[name] == getattr(wanted, name) for name in ("bot", "chat", "question")]
    topic = watches.c.topic.is_not_distinct_from(wanted.topic)
    number: int | None = connection.scalar(select(func.min(watches.c.number)).where(*same, topic))
    return number


def _of(connection: Connection, bot: int, person: int, now: datetime) -> list[OwnWatch]:
    query = (
        select(watches.c.number, watches.c.chat, watches.c.question, watchers.c.at)
        .join(watchers, watchers.c.watch == watches.c.number)
        .where(watches.c.bot == bot, watchers.c.person == person, watchers.c.at > now - LASTS)
        .order_by(watches.c.number)
    )
    return [
        OwnWatch(number=number, chat=chat, question=question, ends=at + LASTS)
        for number, chat, question, at in connection.execute(query)
    ]


def _drop(connection: Connection, which: ColumnElement[bool]) -> int:
    dropped = connection.execute(delete(watchers).where(which)).rowcount
    left = exists().where(watchers.c.watch == watches.c.number)
    connection.execute(delete(watches).where(~left))
    return dropped
