"""The watched questions of a store."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, select, update

from corpus.chats.watch_records import AGAIN, LASTS, MOST, OwnWatch, Wanted, Watch
from corpus.chats.watch_tables import watchers
from corpus.chats.watch_tables import watches as table
from corpus.database.database import Database


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
                [number] = connection.execute(table.insert(), row).inserted_primary_key or [0]
            else:  # told in reply to whoever asked last
                newest = {"message": wanted.message, "language": wanted.language}
                connection.execute(update(table).where(table.c.number == number).values(newest))
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
            connection.execute(delete(table).where(table.c.bot == bot, table.c.chat == chat))

    def due(self, bot: int, sequence: int, now: datetime) -> list[Watch]:
        """The watches that have not seen the articles up to a change, those longest behind first.

        One that was told something rests for a day.
        """
        query = (
            select(*[table.c[name] for name in Watch.model_fields])
            .where(
                table.c.bot == bot,
                table.c.seen < sequence,
                table.c.told_at.is_(None) | (table.c.told_at <= now - AGAIN),
                exists().where(watchers.c.watch == table.c.number, watchers.c.at > now - LASTS),
            )
            .order_by(table.c.seen, table.c.number)
        )
        with self._database.read() as connection:
            return [Watch.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def looked(self, numbers: Iterable[int], sequence: int) -> None:
        """Note up to which change articles were looked at."""
        with self._database.note() as connection:
            behind = and_(table.c.number.in_(list(numbers)), table.c.seen < sequence)
            connection.execute(update(table).where(behind).values(seen=sequence))

    def claim(self, watch: Watch, sentences: Iterable[int], sequence: int, now: datetime) -> bool:
        """Whether a question is to be told these sentences now, and by the caller: of two only one is.

        From then on they count as told; ``release`` takes that back.
        """
        told = sorted(watch.told.union(sentences))
        with self._database.write() as connection:
            free = and_(
                table.c.number == watch.number, table.c.told_at.is_(None) | (table.c.told_at <= now - AGAIN)
            )
            found = connection.execute(
                update(table).where(free).values(told=told, told_at=now, seen=sequence)
            )
            return found.rowcount > 0

    def release(self, watch: Watch) -> None:
        """Put a watch back to what it was, because its message was certainly not sent."""
        before = {"told": sorted(watch.told), "told_at": watch.told_at, "seen": watch.seen}
        with self._database.write() as connection:
            connection.execute(update(table).where(table.c.number == watch.number).values(before))

    def expire(self, now: datetime) -> None:
        """Erase what has been watched long enough."""
        with self._database.write() as connection:
            _drop(connection, watchers.c.at <= now - LASTS)


def move(connection: Connection, old: int, new: int) -> None:
    """Give a group's watches to the supergroup that it has become, in which messages have other numbers."""
    moved = {"chat": new, "message": None, "topic": None}
    connection.execute(update(table).where(table.c.chat == old).values(moved))


def forget(connection: Connection, person: int) -> None:
    """Drop what a person watches, in whatever chat."""
    _drop(connection, watchers.c.person == person)


def _number(connection: Connection, wanted: Wanted) -> int | None:
    same = [table.c[name] == getattr(wanted, name) for name in ("bot", "chat", "question")]
    topic = table.c.topic.is_not_distinct_from(wanted.topic)
    number: int | None = connection.scalar(select(func.min(table.c.number)).where(*same, topic))
    return number


def _of(connection: Connection, bot: int, person: int, now: datetime) -> list[OwnWatch]:
    query = (
        select(table.c.number, table.c.chat, table.c.question, watchers.c.at)
        .join(watchers, watchers.c.watch == table.c.number)
        .where(table.c.bot == bot, watchers.c.person == person, watchers.c.at > now - LASTS)
        .order_by(table.c.number)
    )
    return [
        OwnWatch(number=number, chat=chat, question=question, ends=at + LASTS)
        for number, chat, question, at in connection.execute(query)
    ]


def _drop(connection: Connection, which: ColumnElement[bool]) -> int:
    dropped = connection.execute(delete(watchers).where(which)).rowcount
    left = exists().where(watchers.c.watch == table.c.number)
    connection.execute(delete(table).where(~left))
    return dropped
