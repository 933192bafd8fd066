"""A press of a button: who pressed what under which message, and what they may see of it."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from telegram import CallbackQuery, Message
from telegram.constants import CallbackQueryLimit, ChatType
from telegram.error import TelegramError

from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.reference import shorten
from handlers.texts.reply import Reply

PATIENCE = 0.7  # seconds; the answer's own way takes the rest of the second


class Spinner:
    """Ends a button's waiting once, in time even when the button's work is not done."""

    def __init__(self, query: CallbackQuery) -> None:
        self._query = query
        self._stopped = False

    async def __aenter__(self) -> Self:
        self._timer = asyncio.create_task(self._stop_in_time())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._timer.cancel()

    async def stop(self, words: str | None = None, *, alert: bool = True, url: str | None = None) -> None:
        """End the waiting; with words for the one who pressed, or with a link that opens for them."""
        shown = shorten(words, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH) if words else None
        if not self._stopped:
            self._stopped = True
            # After some minutes Telegram takes no answer any more; what the button does is done all the same.
            with suppress(TelegramError):
                await self._query.answer(shown, show_alert=bool(shown) and alert, url=url)
        elif shown:
            await self._say_late(shown)

    async def _say_late(self, words: str) -> None:
        # Before others, who did not press, nothing is said rather than too late.
        message = self._query.message
        if isinstance(message, Message) and message.chat.type == ChatType.PRIVATE:
            await send(message, Reply(words))

    async def _stop_in_time(self) -> None:
        await asyncio.sleep(PATIENCE)
        await self.stop()


@dataclass(frozen=True, slots=True)
class Pressing:
    """All that the work behind a button needs to know."""

    query: CallbackQuery
    message: Message
    spinner: Spinner
    context: Context
    by_asker: bool  # others, in a group, are shown what they want without a change for the rest

    @property
    def language(self) -> str:
        """The language to speak with whoever pressed."""
        return self.context.language

    @property
    def person(self) -> int:
        """Who pressed."""
        return self.query.from_user.id
