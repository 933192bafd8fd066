"""Buttons under the bot's messages: each press is answered, also long after a restart."""

import asyncio
from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.answer_presses import (
    cast_vote,
    send_original,
    show_context,
    show_reasons,
    show_sentences,
    show_wider_context,
)
from handlers.callback_data import (
    CastVote,
    Choose,
    OfAnswer,
    Press,
    SendOriginal,
    ShowArticles,
    ShowContext,
    ShowReasons,
    ShowSentences,
    ShowWiderContext,
    Undo,
    unpack,
)
from handlers.choosing import choose
from handlers.listing import articles_page
from handlers.onlookers import is_asker
from handlers.pressing import Pressing
from handlers.receipts import receipt_reply
from handlers.sending import edit, send
from handlers.services import Context
from handlers.spinner import Spinner
from handlers.texts import text


async def pressed(update: Update, context: Context) -> None:
    """Do what a button says, or say why not."""
    query = update.callback_query
    if query is None:
        return
    press = unpack(query.data)
    async with Spinner(query) as spinner:
        if press is None or not isinstance(query.message, Message):
            await spinner.stop(text("button-stale", context.language))
        else:
            by_asker = await is_asker(query, query.message)
            await _do(press, Pressing(query, query.message, spinner, context, by_asker))


async def _do(press: Press, at: Pressing) -> None:
    match press:
        case Choose():
            await choose(at.query, at.message, press, at.context)
        case Undo() | ShowArticles() if at.person not in at.context.services.admins:
            await at.spinner.stop(text("admins-only", at.language))
        case Undo():
            await undo(press, at)
        case ShowArticles():
            await turn_page(press, at)
        case _:
            await _answer(press, at)


async def _answer(press: OfAnswer, at: Pressing) -> None:
    match press:
        case ShowContext():
            # Once all see the paragraph, it is not shown again and again.
            if await show_context(press, at) and at.message.chat.type != ChatType.PRIVATE:
                await take_button(at.query, at.message)
        case ShowWiderContext():
            await show_wider_context(press, at)
        case ShowSentences():
            await show_sentences(press, at)
        case ShowReasons():
            await show_reasons(press, at)
        case CastVote():
            await cast_vote(press, at)
        case SendOriginal():
            await send_original(press, at)


async def undo(press: Undo, at: Pressing) -> None:
    """Take back a change; the receipt of that can be undone too."""
    receipt = await asyncio.to_thread(at.context.services.library.undo, press.sequence, at.person)
    await at.spinner.stop()
    await send(at.message, receipt_reply([receipt], at.language))
    await take_button(at.query, at.message)


async def turn_page(press: ShowArticles, at: Pressing) -> None:
    """Show another page of the list of articles in place of this one."""
    page = await articles_page(press.page, at.context)
    await at.spinner.stop()
    await edit(at.message, page)


async def take_button(query: CallbackQuery, message: Message) -> None:
    """Take the pressed button out of its keyboard."""
    if message.reply_markup is None:  # of an old message Telegram tells no more than its number
        return
    rows = message.reply_markup.inline_keyboard
    left = [[button for button in row if button.callback_data != query.data] for row in rows]
    kept = [row for row in left if row]
    # Two people may press at once, and then the second finds it gone.
    with suppress(BadRequest):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept) if kept else None)
