"""What a chat was told and need not be told again."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, Connection, Table, Text, delete, select, tuple_, update

from corpus.database.columns import Moment
from corpus.database.tables import metadata

# What a bot told a chat once, such as its welcome.
notices = Table(
    "notices",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("notice", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)


def due(connection: Connection, bot: int, chat: int, notice: str, again: timedelta | None) -> bool:
    """Whether a chat is still to be told, or again after a time; from now on it is told."""
    now = datetime.now(UTC)
    mine = (notices.c.bot == bot) & (notices.c.chat == chat) & (notices.c.notice == notice)
    told = connection.scalar(select(notices.c.at).where(mine))
    if told is not None and (again is None or now - told < again):
        return False
    connection.execute(delete(notices).where(mine))
    connection.execute(notices.insert(), {"bot": bot, "chat": chat, "notice": notice, "at": now})
    return True


def withdraw(connection: Connection, bot: int, chat: int, withdrawn: Iterable[str]) -> None:
    """Let a chat be told again."""
    connection.execute(
        delete(notices).where(
            notices.c.bot == bot, notices.c.chat == chat, notices.c.notice.in_(list(withdrawn))
        )
    )


def move(connection: Connection, old: int, new: int) -> None:
    """Give what a chat was told to the chat that it has become."""
    told = select(notices.c.bot, notices.c.notice).where(notices.c.chat == new)
    connection.execute(
        delete(notices).where(notices.c.chat == old, tuple_(notices.c.bot, notices.c.notice).in_(told))
    )
    connection.execute(update(notices).where(notices.c.chat == old).values(chat=new))


def forget(connection: Connection, chat: int) -> None:
    """Drop what a chat was told."""
    connection.execute(delete(notices).where(notices.c.chat == chat))
