"""Which collection a group or channel works with."""

from sqlalchemy import BigInteger, Column, Connection, Table, Text, bindparam, delete, select, update

from corpus.database.tables import metadata

bindings = Table(
    "bindings",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("collection", Text, nullable=False),
)

_OF_CHAT = select(bindings.c.collection).where(bindings.c.chat == bindparam("chat"))


def of(connection: Connection, chat: int) -> str | None:
    """The collection of a chat; None when it works with all articles."""
    return connection.scalar(_OF_CHAT, {"chat": chat})


def collections(connection: Connection) -> list[str]:
    """All collections that some chat is bound to, in order."""
    return list(connection.scalars(select(bindings.c.collection).distinct().order_by(bindings.c.collection)))


def keep(connection: Connection, chat: int, collection: str) -> None:
    """Bind a chat to a collection, in the place of another."""
    end(connection, chat)
    connection.execute(bindings.insert(), {"chat": chat, "collection": collection})


def end(connection: Connection, chat: int) -> bool:
    """Let a chat work with all articles again; whether it was bound."""
    return bool(connection.execute(delete(bindings).where(bindings.c.chat == chat)).rowcount)


def move(connection: Connection, old: int, new: int) -> None:
    """Bind the chat that a bound one has become, unless it was bound itself meanwhile."""
    if of(connection, new) is None:
        connection.execute(update(bindings).where(bindings.c.chat == old).values(chat=new))
    else:
        end(connection, old)
