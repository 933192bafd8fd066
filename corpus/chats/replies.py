"""The replies of the last two days: which message answers which, in numbers alone."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from corpus.models import Replied
from corpus.store.article_tables import replies as table

KEPT = timedelta(hours=48)  # as long as an edited question may change its reply

_ITSELF = (
    table.c.bot == bindparam("of_bot"),
    table.c.chat == bindparam("of_chat"),
    table.c.message == bindparam("of_message"),
)
_OF_MESSAGE = select(*[table.c[name] for name in Replied.model_fields]).where(
    *_ITSELF, table.c.at > bindparam("since")
)
_DROP_OLD = delete(table).where(table.c.at <= bindparam("since"))
_DROP = delete(table).where(*_ITSELF)
_KEEP = table.insert()


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
    connection.execute(delete(table).where(table.c.chat == chat))
