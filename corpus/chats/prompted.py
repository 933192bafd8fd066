"""What the bot asked of whom, by the number of its message: a reply to it is understood by this alone."""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text, bindparam, delete, select

from corpus.database.columns import Moment
from corpus.database.tables import metadata
from corpus.models import Record

KEPT = timedelta(days=30)  # after which a question is too old to be answered


class Prompted(Record):
    """A message of the bot's that asks somebody for something."""

    bot: int  # several share a store, and each has its own numbers for the messages of a private chat
    chat: int
    message: int
    person: int  # who was asked, and alone may answer
    kind: str
    key: int  # of the article that it is about
    part: int  # of what is said of the article


prompts = Table(
    "prompts",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("until", Moment, nullable=False),
    Index(None, "until"),
)

_OF_MESSAGE = select(*[prompts.c[name] for name in Prompted.model_fields]).where(
    prompts.c.bot == bindparam("of_bot"),
    prompts.c.chat == bindparam("of_chat"),
    prompts.c.message == bindparam("of_message"),
    prompts.c.until > bindparam("now"),
)


def of(connection: Connection, bot: int, chat: int, message: int, now: datetime) -> Prompted | None:
    """What a message asked for; None when it asked for nothing, or long ago."""
    asked = {"of_bot": bot, "of_chat": chat, "of_message": message, "now": now}
    row = connection.execute(_OF_MESSAGE, asked).mappings().first()
    return Prompted.model_validate(dict(row)) if row else None


def keep(connection: Connection, prompted: Prompted, now: datetime) -> None:
    """Keep what a message asks for, and drop what is old."""
    connection.execute(delete(prompts).where(prompts.c.until <= now))
    connection.execute(prompts.insert(), prompted.model_dump() | {"until": now + KEPT})


def forget(connection: Connection, person: int) -> None:
    """Drop what a person was asked."""
    connection.execute(delete(prompts).where(prompts.c.person == person))
