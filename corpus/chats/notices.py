"""What a chat was told and need not be told again."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select, tuple_, update

from corpus.store.article_tables import notices as table


def due(connection: Connection, bot: int, chat: int, notice: str, again: timedelta | None) -> bool:
    """Whether a chat is still to be told, or again after a time; from now on it is told."""
    now = datetime.now(UTC)
    mine = (table.c.bot == bot) & (table.c.chat == chat) & (table.c.notice == notice)
    told = connection.scalar(select(table.c.at).where(mine))
    if told is not None and (again is None or now - told < again):
        return False
    connection.execute(delete(table).where(mine))
    connection.execute(table.insert(), {"bot": bot, "chat": chat, "notice": notice, "at": now})
    return True


def withdraw(connection: Connection, bot: int, chat: int, notices: Iterable[str]) -> None:
    """Let a chat be told again."""
    connection.execute(
        delete(table).where(table.c.bot == bot, table.c.chat == chat, table.c.notice.in_(list(notices)))
    )


def move(connection: Connection, old: int, new: int) -> None:
    """Give what a chat was told to the chat that it has become."""
    told = select(table.c.bot, table.c.notice).where(table.c.chat == new)
    connection.execute(
        delete(table).where(table.c.chat == old, tuple_(table.c.bot, table.c.notice).in_(told))
    )
    connection.execute(update(table).where(table.c.chat == old).values(chat=new))


def forget(connection: Connection, chat: int) -> None:
    """Drop what a chat was told."""
    connection.execute(delete(table).where(table.c.chat == chat))
