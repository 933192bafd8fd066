"""In which order updates are handled: side by side across chats, one after the other within a chat.

What one person has at work at a time is bounded, and so is what waits: whoever floods the bot waits for
themselves. In a group those who write go by turns, so that nobody there is last behind hundreds of another's.
"""

import inspect
from asyncio import Semaphore
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from enum import Enum
from time import monotonic, perf_counter
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Chat, Update
from telegram.ext import BaseUpdateProcessor

from bot.serving.metrics import UPDATE_SECONDS
from bot.serving.send_priority import is_late, let_others_go_first
from corpus.sandbox.places import WORKS_FOR
from handlers.chat.shares import Turns

# How many are at work is for the shares below to say: a bound on all of them together would let one chat
# that Telegram holds up stop the rest.
UNBOUNDED = 1_000_000
WAITED_AT_ONCE = 16  # of those that waited, so that a burst of them leaves the processor to new questions

# Updates that are at work or wait. An editor sends hundreds of posts at a time, and nobody thousands.
MOST_OF_PERSON = 500
MOST_OF_CHAT = 3_000

LAST_SECONDS = 5.0  # a bot that stops waits no longer: whoever supervises it would not either

Tell = Callable[[Update], Coroutine[Any, Any, None]]


class Kind(Enum):
    """Kinds of updates: how many are at work at once in a chat, of a person there, and in all its groups."""

    MESSAGE = (1, 1, 4)  # replies keep their order
    PRESS = (9, 3, 6)  # whoever presses a button is answered at once
    TYPED = (2, 2, 2)  # inline, of which the last one counts

    def __init__(self, of_chat: int, of_person: int, everywhere: int) -> None:
        self.of_chat = of_chat
        self.of_person = of_person
        self.everywhere = everywhere


class ChatOrder(BaseUpdateProcessor):
    """Never handles two messages of a chat at once, so that replies keep their order.

    Only what waited while the bot was away does not hold up what is written now, not even in its own chat.
    """

    def __init__(self, tell: Tell | None = None) -> None:
        """``tell`` tells whoever an update comes from that it is too much, once for each flood."""
        super().__init__(UNBOUNDED)
        self._tell = tell
        self._waiting = 0  # how many updates Telegram held back until the bot started: the first to come
        self._until: float | None = None  # when nothing is begun any more, since the bot stops
        self._slots = Semaphore(WAITED_AT_ONCE)
        # Turns that nobody has or waits for are forgotten.
        self._turns: WeakValueDictionary[tuple[Kind, int, str], Turns] = WeakValueDictionary()
        self._present: Counter[int] = Counter()  # updates, by person and by chat
        self._told: set[int] = set()  # of those present
        self._typed: dict[int, Update] = {}  # the last inline query of each of those present

    def end_soon(self) -> None:
        """In some seconds nothing is begun any more: the bot stops."""
        self._until = monotonic() + LAST_SECONDS

    async def count_waiting(self, bot: Bot) -> None:
        """Learn how many updates Telegram has held back; before the first one comes."""
        self._waiting = (await bot.get_webhook_info()).pending_update_count

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update once those of its chat before it are done, or leave it out if there are many."""
        waited = self._waiting > 0 or is_late(update)
        self._waiting = max(self._waiting - 1, 0)
        let_others_go_first(waited)
        if not isinstance(update, Update):
            await coroutine
            return
        whose = of_whom(update)
        WORKS_FOR.set(whose)
        if not waited and self._is_too_much(whose, update.effective_chat):
            _drop(coroutine)
            await self._say_so(whose, update)
            return
        began = perf_counter()
        async with self._counted(whose, update), self._turn(whose, update, waited):
            if self._is_overtaken(whose, update):
                _drop(coroutine)
            else:
                await coroutine
        UPDATE_SECONDS.observe(perf_counter() - began)

    def _is_too_much(self, whose: int, chat: Chat | None) -> bool:
        if self._present[whose] >= MOST_OF_PERSON:
            return True
        return chat is not None and chat.id != whose and self._present[chat.id] >= MOST_OF_CHAT

    def _is_overtaken(self, whose: int, update: Update) -> bool:
        """Whether nobody waits for it any more: the bot ends, or whoever typed it has typed on."""
        if self._until is not None and monotonic() > self._until:
            return True
        return update.inline_query is not None and self._typed.get(whose) is not update

    async def _say_so(self, whose: int, update: Update) -> None:
        if self._tell and whose not in self._told and whose in self._present:
            self._told.add(whose)
            await self._tell(update)

    @asynccontextmanager
    async def _counted(self, whose: int, update: Update) -> AsyncIterator[None]:
        chat = update.effective_chat
        counted = {whose, chat.id} if chat else {whose}
        self._present.update(counted)
        if update.inline_query:
            self._typed[whose] = update
        try:
            yield
        finally:
            for one in counted:
                self._present[one] -= 1
                if not self._present[one]:
                    del self._present[one]
                    self._told.discard(one)
                    self._typed.pop(one, None)

    @asynccontextmanager
    async def _turn(self, whose: int, update: Update, waited: bool) -> AsyncIterator[None]:
        kind, chat = _kind(update), update.effective_chat.id if update.effective_chat else 0
        time = "waited" if waited else "new"
        everywhere: AbstractAsyncContextManager[None] = nullcontext()
        if chat != whose:  # one's private chat is held up by nothing that happens elsewhere
            everywhere = self._turns_of(kind, whose, f"{time} everywhere", kind.everywhere).turn(chat)
        # What came from no chat shares nothing but the person's own turns.
        of_chat = self._turns_of(kind, chat or whose, time, kind.of_chat).turn(whose)
        slot: AbstractAsyncContextManager[None] = self._slots if waited else nullcontext()
        async with everywhere, of_chat, slot:
            yield

    def _turns_of(self, kind: Kind, number: int, name: str, at_once: int) -> Turns:
        key = (kind, number, name)
        turns = self._turns.get(key)
        if turns is None:
            turns = self._turns[key] = Turns(at_once, kind.of_person)
        return turns

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


def of_whom(update: Update) -> int:
    """The number of the person whom an update comes from, or of the chat in whose name they write.

    The admins of groups who write anonymously bear one person's number in all of them, as channels do.
    """
    sender = update.effective_sender or update.effective_chat
    return sender.id if sender else 0


def _kind(update: Update) -> Kind:
    if update.inline_query:
        return Kind.TYPED
    return Kind.PRESS if update.callback_query else Kind.MESSAGE


def _drop(coroutine: Awaitable[Any]) -> None:
    if inspect.iscoroutine(coroutine):
        coroutine.close()
