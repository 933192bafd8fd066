"""Who goes first: what has just been written, or what waited for the bot to come back."""

import asyncio
from collections.abc import Coroutine
from contextvars import ContextVar, copy_context
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update

LATE = timedelta(seconds=30)  # a message that old has waited, if not for a start then for the network

# Whether the update handled by the running task has waited; each update is handled by a task of its own. No
# argument could say it: Telegram's library tells a rate limiter of a call, and not of the update behind it.
_waited: ContextVar[bool] = ContextVar("waited", default=False)


def has_waited() -> bool:
    """Whether what the running task sends lets others go first."""
    return _waited.get()


def let_others_go_first(waited: bool) -> None:
    """Say whether what the running task sends, and the tasks that it starts, lets others go first."""
    _waited.set(waited)


async def unasked(work: Coroutine[Any, Any, None]) -> None:
    """Do something that nobody has just asked for: what it sends lets those go first who did ask."""
    context = copy_context()
    context.run(let_others_go_first, True)
    await asyncio.create_task(work, context=context)


def is_late(update: object) -> bool:
    """Whether an update comes long after it was written."""
    if not isinstance(update, Update):
        return False
    message = update.message or update.edited_message
    if message is None:  # a press or an inline query: whoever made it is looking at the screen
        return False
    return datetime.now(UTC) - (message.edit_date or message.date) > LATE
