"""Which collection a group or channel works with."""

from sqlalchemy import Connection, bindparam, delete, select, update

from corpus.chats.staff_tables import bindings as table

_OF_CHAT = select(table.c.collection).where(table.c.chat == bindparam("chat"))


def of(connection: Connection, chat: int) -> str | None:
    """The collection of a chat; None when it works with all articles."""
    return connection.scalar(_OF_CHAT, {"chat": chat})


def keep(connection: Connection, chat: int, collection: str) -> None:
    """Bind a chat to a collection, in the place of another."""
    end(connection, chat)
    connection.execute(table.insert(), {"chat": chat, "collection": collection})


def end(connection: Connection, chat: int) -> bool:
    """Let a chat work with all articles again; whether it was bound."""
    return bool(connection.execute(delete(table).where(table.c.chat == chat)).rowcount)


def move(connection: Connection, old: int, new: int) -> None:
    """Bind the chat that a bound one has become, unless it was bound itself meanwhile."""
    if of(connection, new) is None:
        connection.execute(update(table).where(table.c.chat == old).values(chat=new))
    else:
        end(connection, old)
