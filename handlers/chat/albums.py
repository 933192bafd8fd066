"""Albums: messages that come one by one and are one post."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from cachetools import LRUCache
from telegram import Message, Update

from corpus.sandbox.places import WORKS_FOR
from handlers.chat.audience import written
from handlers.chat.services import Context
from handlers.chat.shares import Turns

PAUSE = 1.0  # seconds in which the next message of the same album arrives
REMEMBERED = 100  # albums whose captions are known when one of them is edited
MOST = 50  # messages of an album, of which apps make ten: one that does not end is taken as it is then
AT_ONCE, OF_ONE, WAITING = 8, 1, 200  # albums that are taken, of one sender, and waiting for that

Take = Callable[[Sequence[Message], Context], Coroutine[Any, Any, None]]


def once_an_album(take: Take) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """The callback of a row whose messages are taken one by one, those of an album together."""
    albums = Albums()

    async def gather(update: Update, context: Context) -> None:
        await albums.gather(written(update), take, update, context)

    return gather


class Albums:
    """Waits for all messages of an album, and hands them over together."""

    def __init__(self) -> None:
        self._known: LRUCache[tuple[int, str], dict[int, Message]] = LRUCache(REMEMBERED)
        self._arriving: dict[tuple[int, str], dict[int, Message]] = {}  # however many others are known
        self._turns = Turns(AT_ONCE, OF_ONE, WAITING)

    async def gather(self, message: Message, take: Take, update: Update, context: Context) -> None:
        """Take a message, at once when it stands alone; an edited one with the rest of its album."""
        if message.media_group_id is None:
            await take([message], context)
            return
        album = (message.chat_id, message.media_group_id)
        arriving = self._arriving.get(album)
        if arriving is None:
            arriving = self._arriving[album] = self._known.get(album, {})
            # The updates of a chat wait for each other: this callback must end for the next message to come.
            context.application.create_task(self._finish(album, take, context), update)
        arriving[message.message_id] = message

    async def _finish(self, album: tuple[int, str], take: Take, context: Context) -> None:
        messages, number = self._arriving[album], 0
        while number < len(messages) < MOST:
            number = len(messages)
            await asyncio.sleep(PAUSE)
        del self._arriving[album]
        self._known[album] = messages
        # The turns of their chat ended with their updates.
        async with self._turns.turn(WORKS_FOR.get()):
            await take([message for _, message in sorted(messages.items())], context)
