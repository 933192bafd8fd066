"""The replies of the last two days: which message answers which, in numbers alone.

An edited question edits its reply, a repeated one gets no other.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, Connection, Index, Table, bindparam, delete, select

from corpus.database.columns import Moment
from corpus.database.tables import metadata
from corpus.models import Record

KEPT = timedelta(hours=48)  # as long as an edited question may change its reply


class Replied(Record):
    """How a message was replied to."""

    bot: int  # several share a store, and each has its own numbers for the messages of a private chat
    chat: int
    message: int
    reply: int  # the number of the bot's message
    question: int  # a checksum of the words that were answered
    written: datetime  # when they were written or last edited


replies = Table(
    "replies",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("reply", BigInteger, nullable=False),
    Column("question", BigInteger, nullable=False),
    Column("written", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)

# Each reply asks these: put together once, which takes longer than to ask them.
_ITSELF = (
    replies.c.bot == bindparam("of_bot"),
    replies.c.chat == bindparam("of_chat"),
    replies.c.message == bindparam("of_message"),
)
_OF_MESSAGE = select(*[replies.c[name] for name in Replied.model_fields]).where(
    *_ITSELF, replies.c.at > bindparam("since")
)
_DROP_OLD = delete(replies).where(replies.c.at <= bindparam("since"))
_DROP = delete(replies).where(*_ITSELF)
_KEEP = replies.insert()


def of(connection: Connection, bot: int, chat: int, message: int) -> Replied | None:
    """How a message was replied to; None when it was not, or long ago."""
    asked = {"of_bot": bot, "of_chat": chat, "of_message": message, "since": datetime.now(UTC) - KEPT}
    row = connection.execute(_OF_MESSAGE, asked).mappings().first()
    return Replied.model_validate(dict(row)) if row else None


def keep(connection: Connection, replied: Replied) -> None:
    """Keep how a message was replied to, in the place of what was kept before, and drop what is old."""
    now = datetime.now(UTC)
    connection.execute(_DROP_OLD, {"since": now - KEPT})
    itself = {"of_bot": replied.bot, "of_chat": replied.chat, "of_message": replied.message}
    connection.execute(_DROP, itself)
    connection.execute(_KEEP, replied.model_dump() | {"at": now})


def forget(connection: Connection, chat: int) -> None:
    """Drop the replies of a chat."""
    connection.execute(delete(replies).where(replies.c.chat == chat))
