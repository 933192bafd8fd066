"""Albums: messages that come one by one and are one post."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from cachetools import LRUCache
from telegram import Message, Update

from handlers.chat.services import Context

PAUSE = 1.0  # seconds in which the next message of the same album arrives
REMEMBERED = 100  # albums whose captions are known when one of them is edited

Take = Callable[[Sequence[Message], Context], Coroutine[Any, Any, None]]


class Albums:
    """Waits for all messages of an album, and hands them over together."""

    def __init__(self) -> None:
        self._known: LRUCache[tuple[int, str], dict[int, Message]] = LRUCache(REMEMBERED)
        self._waiting: set[tuple[int, str]] = set()

    async def gather(self, message: Message, take: Take, update: Update, context: Context) -> None:
        """Take a message, at once when it stands alone; an edited one with the rest of its album."""
        if message.media_group_id is None:
            await take([message], context)
            return
        album = (message.chat_id, message.media_group_id)
        self._known.setdefault(album, {})[message.message_id] = message
        if album not in self._waiting:
            self._waiting.add(album)
            # The updates of a chat wait for each other: this callback must end for the next message to come.
            context.application.create_task(self._finish(album, take, context), update)

    async def _finish(self, album: tuple[int, str], take: Take, context: Context) -> None:
        messages, number = self._known[album], 0
        while number < len(messages):
            number = len(messages)
            await asyncio.sleep(PAUSE)
        self._waiting.discard(album)
        await take([message for _, message in sorted(messages.items())], context)
