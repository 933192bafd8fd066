"""A reply by words alone, or before all articles were known, is completed once both are so."""

import logging

from telegram.error import TelegramError

from corpus.errors import PullquoteError
from handlers.answers.counting import count
from handlers.answers.exchange import Exchange, Found
from handlers.answers.noting import number_of, reply_noted
from handlers.chat.doors import Patience
from handlers.chat.sending import edit_numbered
from handlers.texts.reply import Reply

log = logging.getLogger(__name__)


async def complete_and_count(exchange: Exchange, first: Found, told: Reply | None) -> None:
    """Complete a reply and count its questions, even if that is not to be."""
    found = first
    try:
        found = await complete(exchange, first, told)
    finally:
        await count(found, exchange.context)


async def complete(exchange: Exchange, first: Found, told: Reply | None) -> Found:
    """Ask again with patience, and put the answer in the place of what was told first, if it differs.

    Where nothing was told yet, it is told now. Gives the answer that stays.
    """
    found = first
    try:
        found = await exchange.ask(Patience.ENDLESS)
        if told is None:
            await exchange.tell(found)
        # What was found stands under the number of a later change, which shows only in a button's data.
        elif await exchange.reply(_numbered_as(first, found)) != told:
            await _put_in_place(exchange, await exchange.reply(found))
    except (PullquoteError, TelegramError) as error:  # the reply may be gone, and is an answer as it is
        log.info("a reply stays as words alone found it: %s", error)
    return found


def _numbered_as(first: Found, found: Found) -> Found:
    return tuple(
        answered._replace(sequence=early.sequence) for early, answered in zip(first, found, strict=True)
    )


async def _put_in_place(exchange: Exchange, reply: Reply) -> None:
    message, replied = exchange.message, await reply_noted(exchange.message, exchange.context)
    if replied and replied.question == number_of(exchange.question):
        await edit_numbered(message.get_bot(), message.chat_id, replied.reply, reply)
