"""The channels of a store whose posts are followed."""

from datetime import datetime

from sqlalchemy import Connection, and_, delete, select, update

from corpus.chats.feed_records import Channel
from corpus.chats.feed_tables import channels as table
from corpus.database.database import Database


class Channels:
    """Which channels each bot follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def follow(self, bot: int, chat: int, title: str, by: int, now: datetime) -> None:
        """Follow a channel; one that is followed already is from now on followed in this person's name."""
        with self._database.write() as connection:
            known = and_(table.c.bot == bot, table.c.chat == chat)
            changed = update(table).where(known).values(title=title, by=by)
            if not connection.execute(changed).rowcount:
                row = {"bot": bot, "chat": chat, "title": title, "by": by, "since": now, "posts": 0}
                connection.execute(table.insert(), row)

    def of(self, bot: int) -> list[Channel]:
        """The channels that a bot follows, the first followed first."""
        with self._database.read() as connection:
            query = select(table).where(table.c.bot == bot).order_by(table.c.since, table.c.chat)
            return [Channel.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def one(self, bot: int, chat: int) -> Channel | None:
        """A channel; None when the bot does not follow it."""
        with self._database.read() as connection:
            known = and_(table.c.bot == bot, table.c.chat == chat)
            row = connection.execute(select(table).where(known)).mappings().first()
        return Channel.model_validate(dict(row)) if row else None

    def count(self, bot: int, chat: int, title: str) -> None:
        """Count a post that became an article, and keep what the channel is called now."""
        with self._database.note() as connection:
            known = and_(table.c.bot == bot, table.c.chat == chat)
            connection.execute(update(table).where(known).values(posts=table.c.posts + 1, title=title))

    def end(self, bot: int, chat: int) -> bool:
        """Follow a channel no more; whether it was."""
        with self._database.write() as connection:
            known = and_(table.c.bot == bot, table.c.chat == chat)
            return connection.execute(delete(table).where(known)).rowcount > 0


def forget(connection: Connection, person: int) -> None:
    """Let channels be followed in nobody's name that were in a person's."""
    connection.execute(update(table).where(table.c.by == person).values(by=None))
