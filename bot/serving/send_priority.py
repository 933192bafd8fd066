"""Who goes first: what has just been written, or what waited for the bot to come back."""

from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from telegram import Update

LATE = timedelta(seconds=30)  # a message that old has waited, if not for a start then for the network

# Whether the update handled by the running task has waited; each update is handled by a task of its own.
WAITED: ContextVar[bool] = ContextVar("waited", default=False)


def is_late(update: object) -> bool:
    """Whether an update comes long after it was written."""
    if not isinstance(update, Update):
        return False
    message = update.message or update.edited_message
    if message is None:  # a press or an inline query: whoever made it is looking at the screen
        return False
    return datetime.now(UTC) - (message.edit_date or message.date) > LATE
