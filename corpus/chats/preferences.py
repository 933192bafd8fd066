"""What a chat chose: a row for each chat that chose anything."""

from sqlalchemy import Connection, bindparam, delete, select, update

from corpus.models import Preferences
from corpus.store.article_tables import preferences as table

_OF_CHAT = select(*[table.c[name] for name in Preferences.model_fields]).where(
    table.c.chat == bindparam("chat")
)


def of(connection: Connection, chat: int) -> Preferences:
    """The choices of a chat; the defaults when it made none."""
    row = connection.execute(_OF_CHAT, {"chat": chat}).mappings().first()
    return Preferences.model_validate(row) if row else Preferences()


def keep(connection: Connection, chat: int, preferences: Preferences) -> None:
    """Put the choices of a chat in the place of its earlier ones; the defaults need no row."""
    forget(connection, chat)
    if preferences != Preferences():
        connection.execute(table.insert(), {"chat": chat, **preferences.model_dump(mode="json")})


def move(connection: Connection, old: int, new: int) -> None:
    """Give a chat's choices to the chat that it has become, unless that one made its own meanwhile."""
    if connection.scalar(select(table.c.chat).where(table.c.chat == new)) is None:
        connection.execute(update(table).where(table.c.chat == old).values(chat=new))
    else:
        forget(connection, old)


def forget(connection: Connection, chat: int) -> None:
    """Drop the choices of a chat."""
    connection.execute(delete(table).where(table.c.chat == chat))
