"""Watching a question: the buttons that begin and end it, and /watching, which lists what one watches.

In a group each person watches for themselves: whoever presses is told with the others, by one message in
reply to the question, and ends nobody's watch but their own.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from corpus.chats.watches import LASTS, MOST, OwnWatch, Wanted
from handlers.answers.asking_again import asked_again
from handlers.answers.watch_buttons import EndWatch, StartWatch, end_button
from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Chats, Command
from handlers.chat.offers import Menu
from handlers.chat.pressing import Pressing
from handlers.chat.roles import EVERYBODY
from handlers.chat.sending import edit, send, topic_number
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.watches.watch_replies import EndListed, watching_reply

Row = Sequence[InlineKeyboardButton]


async def watching(update: Update, context: Context) -> None:
    """List what a person watches: in a group what they watch there, in private everything."""
    message = written(update)
    if message.from_user:
        watches = await asyncio.to_thread(_own, message.from_user.id, message, context)
        await send(message, watching_reply(watches, message.chat_id, context.language))


async def start_watch(press: StartWatch, at: Pressing) -> None:
    """Remember the question that the articles do not answer."""
    answer = await asked_again(press.question, at.message, at.context)
    if answer is None:
        await at.spinner.stop(text("button-stale", at.language))
        return
    asked = at.message.reply_to_message or at.message
    last = await asyncio.to_thread(at.context.services.library.sequence)
    wanted = Wanted(
        bot=at.context.bot.id,
        chat=at.message.chat_id,
        topic=topic_number(at.message),
        message=asked.message_id,
        question=answer.question.text,
        language=at.language,
        seen=min(press.seen, last),  # a number that a client made up would let nobody be told
    )
    services = at.context.services
    number = await asyncio.to_thread(services.library.watches.keep, wanted, at.person, services.clock())
    if number is None:
        await at.spinner.stop(text("watch-too-many", at.language, most=MOST))
        return
    await at.spinner.stop(text("watch-begun", at.language, days=LASTS.days))
    if _in_private(at.message):
        await _replace_button(at.query, at.message, [end_button(number, at.language)])


async def end_watch(press: EndWatch, at: Pressing) -> None:
    """End the watch of a message."""
    await _end(at, [press.number])
    if _in_private(at.message):
        await _replace_button(at.query, at.message, [])


async def end_listed(press: EndListed, at: Pressing) -> None:
    """End one watch of a list, or all of them, and show what is left."""
    if not at.by_asker:
        await at.spinner.stop(text("watch-not-yours", at.language))
        return
    listed = await asyncio.to_thread(_own, at.person, at.message, at.context)
    await _end(at, [press.number] if press.number else [watch.number for watch in listed])
    left = await asyncio.to_thread(_own, at.person, at.message, at.context)
    with suppress(BadRequest):  # pressed twice, the list is what it was
        await edit(at.message, watching_reply(left, at.message.chat_id, at.language))


async def _end(at: Pressing, numbers: Sequence[int]) -> None:
    ended = await asyncio.to_thread(at.context.services.library.watches.end, at.person, numbers)
    told = (
        text("watch-ended", at.language, questions=ended) if ended else text("watch-not-yours", at.language)
    )
    await at.spinner.stop(told, alert=not ended)


def _own(person: int, message: Message, context: Context) -> list[OwnWatch]:
    services = context.services
    here = None if _in_private(message) else message.chat_id
    return services.library.watches.of(context.bot.id, person, services.clock(), here)


def _in_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


async def _replace_button(query: CallbackQuery, message: Message, new: list[InlineKeyboardButton]) -> None:
    if message.reply_markup is None:  # of an old message Telegram tells no more than its number
        return
    rows: list[list[InlineKeyboardButton]] = []
    for row in message.reply_markup.inline_keyboard:
        pressed = any(button.callback_data == query.data for button in row)
        rows.append(new if pressed else list(row))
    kept = [row for row in rows if row]
    # Pressed twice, the second finds it replaced.
    with suppress(BadRequest):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept) if kept else None)


CAPABILITY = Capability(
    commands=(Command("watching", watching, EVERYBODY, Chats.PRIVATE | Chats.GROUPS, frozenset(Menu)),),
    buttons=(
        Button(StartWatch, start_watch, EVERYBODY),
        Button(EndWatch, end_watch, EVERYBODY),
        Button(EndListed, end_listed, EVERYBODY),
    ),
)
