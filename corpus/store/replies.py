"""The replies of the last two days: which message answers which, in numbers alone."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select

from corpus.models import Replied
from corpus.store.tables import replies as table

KEPT = timedelta(hours=48)  # as long as an edited question may change its reply


def of(connection: Connection, bot: int, chat: int, message: int) -> Replied | None:
    """How a message was replied to; None when it was not, or long ago."""
    query = select(*[table.c[name] for name in Replied.model_fields]).where(
        table.c.bot == bot,
        table.c.chat == chat,
        table.c.message == message,
        table.c.at > datetime.now(UTC) - KEPT,
    )
    row = connection.execute(query).mappings().first()
    return Replied.model_validate(dict(row)) if row else None


def keep(connection: Connection, replied: Replied) -> None:
    """Keep how a message was replied to, in the place of what was kept before, and drop what is old."""
    row = replied.model_dump()
    connection.execute(delete(table).where(table.c.at <= datetime.now(UTC) - KEPT))
    identity = ("bot", "chat", "message")
    connection.execute(delete(table).where(*(table.c[name] == row[name] for name in identity)))
    connection.execute(table.insert(), row | {"at": datetime.now(UTC)})


def forget(connection: Connection, chat: int) -> None:
    """Drop the replies of a chat."""
    connection.execute(delete(table).where(table.c.chat == chat))
