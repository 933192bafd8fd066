"""In which order updates are handled: side by side across chats, one after the other within a chat."""

from asyncio import Lock
from collections.abc import Awaitable
from time import perf_counter
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.metrics import UPDATE_SECONDS

AT_ONCE = 64


class ChatOrder(BaseUpdateProcessor):
    """Handles up to 64 updates at once, and never two of the same chat, so that replies keep their order."""

    def __init__(self) -> None:
        super().__init__(AT_ONCE)
        # An asyncio lock serves those who wait in order of arrival; one that nobody holds is forgotten.
        self._locks: WeakValueDictionary[int, Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update once those of its chat before it are done."""
        lock = self._lock_of(update)
        started = perf_counter()
        async with lock:
            await coroutine
        UPDATE_SECONDS.observe(perf_counter() - started)

    def _lock_of(self, update: object) -> Lock:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:  # an inline query: nothing to keep in order
            return Lock()
        lock = self._locks.get(chat.id)
        if lock is None:
            lock = self._locks[chat.id] = Lock()
        return lock

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""
