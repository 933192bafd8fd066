"""In which order updates are handled: side by side across chats, one after the other within a chat."""

from asyncio import Lock, Semaphore
from collections.abc import Awaitable
from contextlib import AbstractAsyncContextManager, nullcontext
from time import perf_counter
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.serving.metrics import UPDATE_SECONDS
from bot.serving.send_priority import is_late, let_others_go_first

# Each chat has one update at work and the others wait for it: a bound on all of them together would let one
# chat that Telegram holds up stop the rest.
UNBOUNDED = 1_000_000
WAITED_AT_ONCE = 16  # of those that waited, so that a burst of them leaves the processor to new questions


class ChatOrder(BaseUpdateProcessor):
    """Never handles two updates of a chat at once, so that replies keep their order.

    Only what waited while the bot was away does not hold up what is written now, not even in its own chat.
    """

    def __init__(self) -> None:
        super().__init__(UNBOUNDED)
        self._waiting = 0  # how many updates Telegram held back until the bot started: the first to come
        self._slots = Semaphore(WAITED_AT_ONCE)
        # An asyncio lock serves those who wait in order of arrival; one that nobody holds is forgotten.
        self._locks: WeakValueDictionary[tuple[int, bool], Lock] = WeakValueDictionary()

    async def count_waiting(self, bot: Bot) -> None:
        """Learn how many updates Telegram has held back; before the first one comes."""
        self._waiting = (await bot.get_webhook_info()).pending_update_count

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update once those of its chat before it are done."""
        waited = self._waiting > 0 or is_late(update)
        self._waiting = max(self._waiting - 1, 0)
        let_others_go_first(waited)
        lock = self._lock_of(update, waited)
        slot: AbstractAsyncContextManager[None] = self._slots if waited else nullcontext()
        began = perf_counter()
        async with lock, slot:
            await coroutine
        UPDATE_SECONDS.observe(perf_counter() - began)

    def _lock_of(self, update: object, waited: bool) -> Lock:
        chat = update.effective_chat if isinstance(update, Update) else None
        # An inline query has nothing to keep in order, and whoever presses a button is answered at once.
        if chat is None or (isinstance(update, Update) and update.callback_query):
            return Lock()
        lock = self._locks.get((chat.id, waited))
        if lock is None:
            lock = self._locks[chat.id, waited] = Lock()
        return lock

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""
