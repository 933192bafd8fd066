"""What a chat chose: a row for each chat that chose anything, and no name or word of anybody."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    select,
    update,
)

from corpus.database.tables import metadata
from corpus.models import Record


class Quietness(StrEnum):
    """How a group wants to be replied to."""

    NORMAL = "normal"
    SOUNDLESS = "soundless"  # nobody's phone sounds
    SILENT = "silent"  # nor is anything said when no article answers


class Preferences(Record):
    """What a chat chose; a person's own choices are those of their private chat. None: nothing chosen."""

    language: str | None = None  # of the interface
    sentences: int | None = None  # the most in a reply
    quietness: Quietness = Quietness.NORMAL
    mentions: bool = True  # whether mentions and replies are answered, or /ask alone
    topics: Mapping[int, bool] = {}  # a topic's number, and whether it gets answers
    other_topics: bool = True  # the same for topics that were never spoken of

    def answers_in(self, topic: int) -> bool:
        """Whether a topic gets answers."""
        return self.topics.get(topic, self.other_topics)


preferences = Table(
    "preferences",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("sentences", Integer),
    Column("quietness", Text, nullable=False),
    Column("mentions", Boolean, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("other_topics", Boolean, nullable=False),
)

_OF_CHAT = select(*[preferences.c[name] for name in Preferences.model_fields]).where(
    preferences.c.chat == bindparam("chat")
)


def of(connection: Connection, chat: int) -> Preferences:
    """The choices of a chat; the defaults when it made none."""
    row = connection.execute(_OF_CHAT, {"chat": chat}).mappings().first()
    return Preferences.model_validate(row) if row else Preferences()


def keep(connection: Connection, chat: int, chosen: Preferences) -> None:
    """Put the choices of a chat in the place of its earlier ones; the defaults need no row."""
    forget(connection, chat)
    if chosen != Preferences():
        connection.execute(preferences.insert(), {"chat": chat, **chosen.model_dump(mode="json")})


def move(connection: Connection, old: int, new: int) -> None:
    """Give a chat's choices to the chat that it has become, unless that one made its own meanwhile."""
    if connection.scalar(select(preferences.c.chat).where(preferences.c.chat == new)) is None:
        connection.execute(update(preferences).where(preferences.c.chat == old).values(chat=new))
    else:
        forget(connection, old)


def forget(connection: Connection, chat: int) -> None:
    """Drop the choices of a chat."""
    connection.execute(delete(preferences).where(preferences.c.chat == chat))
