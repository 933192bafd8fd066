"""Work on a message that goes on after its reply, when its chat may be at the next one already."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from telegram import Message

MOST = 50  # messages of a chat; the work on one is to make a good reply better


class LaterWork:
    """One work for each message; it ends early with the bot, by an edit, or when there are many."""

    def __init__(self) -> None:
        self._going: dict[tuple[int, int], asyncio.Task[Any]] = {}  # by chat and message

    def begin(self, message: Message, work: Coroutine[Any, Any, object]) -> None:
        """Go on with a message, in place of what was still done about it."""
        self.end(message)
        of_chat = [key for key in self._going if key[0] == message.chat_id]
        for oldest in of_chat[: max(len(of_chat) - MOST + 1, 0)]:
            self._going.pop(oldest).cancel()
        key = (message.chat_id, message.message_id)
        self._going[key] = task = asyncio.create_task(work)

        def finished(task: asyncio.Task[Any]) -> None:
            if self._going.get(key) is task:
                del self._going[key]

        task.add_done_callback(finished)

    def end(self, message: Message) -> None:
        """Do no more about a message."""
        if task := self._going.pop((message.chat_id, message.message_id), None):
            task.cancel()

    def end_chat(self, chat: int) -> None:
        """Do no more about any message of a chat."""
        for key in [key for key in self._going if key[0] == chat]:
            self._going.pop(key).cancel()

    async def stop(self) -> None:
        """Do no more about any message."""
        tasks = list(self._going.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
