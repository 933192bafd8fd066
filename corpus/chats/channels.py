"""The channels whose posts are followed, and become articles."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, and_, delete, select, update

from corpus.database.columns import Moment
from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.models import Record


class Channel(Record):
    """A channel whose posts become articles."""

    bot: int
    chat: int
    title: str
    by: int | None  # in whose name they are added
    since: datetime
    posts: int  # that became articles


channels = Table(
    "channels",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("by", BigInteger),
    Column("since", Moment, nullable=False),
    Column("posts", Integer, nullable=False),
)


class Channels:
    """Which channels each bot follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def follow(self, bot: int, chat: int, title: str, by: int, now: datetime) -> None:
        """Follow a channel; one that is followed already is from now on followed in this person's name."""
        with self._database.write() as connection:
            known = and_(channels.c.bot == bot, channels.c.chat == chat)
            changed = update(channels).where(known).values(title=title, by=by)
            if not connection.execute(changed).rowcount:
                row = {"bot": bot, "chat": chat, "title": title, "by": by, "since": now, "posts": 0}
                connection.execute(channels.insert(), row)

    def of(self, bot: int) -> list[Channel]:
        """The channels that a bot follows, the first followed first."""
        with self._database.read() as connection:
            query = select(channels).where(channels.c.bot == bot).order_by(channels.c.since, channels.c.chat)
            return [Channel.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def one(self, bot: int, chat: int) -> Channel | None:
        """A channel; None when the bot does not follow it."""
        with self._database.read() as connection:
            known = and_(channels.c.bot == bot, channels.c.chat == chat)
            row = connection.execute(select(channels).where(known)).mappings().first()
        return Channel.model_validate(dict(row)) if row else None

    def count(self, bot: int, chat: int, title: str) -> None:
        """Count a post that became an article, and keep what the channel is called now."""
        with self._database.note() as connection:
            known = and_(channels.c.bot == bot, channels.c.chat == chat)
            connection.execute(update(channels).where(known).values(posts=channels.c.posts + 1, title=title))

    def end(self, bot: int, chat: int) -> bool:
        """Follow a channel no more; whether it was."""
        with self._database.write() as connection:
            known = and_(channels.c.bot == bot, channels.c.chat == chat)
            return connection.execute(delete(channels).where(known)).rowcount > 0


def sponsor(connection: Connection, bot: int, chat: int) -> int | None:
    """In whose name a channel is followed now; None when it is in nobody's, or is not followed."""
    known = and_(channels.c.bot == bot, channels.c.chat == chat)
    by: int | None = connection.scalar(select(channels.c.by).where(known))
    return by


def forget(connection: Connection, person: int) -> None:
    """Let channels be followed in nobody's name that were in a person's."""
    connection.execute(update(channels).where(channels.c.by == person).values(by=None))
