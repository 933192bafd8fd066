"""What the admins of a group that is bound to a collection do there: add to it, and undo that."""

import asyncio

from telegram import InlineKeyboardMarkup, Message, Update

from corpus.rights import Right
from handlers.admins import add_replied
from handlers.callback_data import Undo, unpack
from handlers.group_admins import by_admin, is_admin, names_us
from handlers.onlookers import is_asker
from handlers.pressing import Pressing
from handlers.reply import Reply
from handlers.roles import rights_now
from handlers.sending import acknowledge, send
from handlers.services import Context
from handlers.spinner import Spinner
from handlers.texts import text
from handlers.undoing import take_back


async def add(update: Update, context: Context) -> None:
    """Add the message or document that /add replies to, to the collection of the chat."""
    message = update.effective_message
    if message is None:
        return
    if context.collection is None:
        await _say_to_us(message, "add-unbound", context)
    elif not (_may_add(message, context) or await by_admin(message)):
        await _say_to_us(message, "admins-only", context)
    elif message.reply_to_message is None:
        await send(message, Reply(text("add-usage-group", context.language)))
    else:
        await add_replied(message, message.reply_to_message, context)


async def undo(update: Update, context: Context) -> None:
    """Take back what was added here, for the admins of the chat."""
    query = update.callback_query
    press = unpack(query.data) if query else None
    if query is None or not isinstance(press, Undo):
        return
    message = query.message
    if not isinstance(message, Message) or not await _may_undo(press, message, query.from_user.id, context):
        await acknowledge(query, text("admins-only", context.language))
        return
    async with Spinner(query) as spinner:
        by_asker = await is_asker(query, message)
        await take_back(press, Pressing(query, message, spinner, context, by_asker))


async def _say_to_us(message: Message, key: str, context: Context) -> None:
    if names_us(message):  # other bots may have the same command
        await send(message, Reply(text(key, context.language)))


def _may_add(message: Message, context: Context) -> bool:
    person = message.from_user
    return person is not None and Right.ADD in rights_now(context.services, person.id)


async def _may_undo(press: Undo, message: Message, person: int, context: Context) -> bool:
    """Whether it is an undo of this chat's collection, of a receipt that is shown there, by an admin."""
    # A modified client can send any data: only buttons that the bot showed here count.
    if context.collection is None or not _shows(message.reply_markup, press):
        return False
    change = await asyncio.to_thread(context.services.library.desk.authored, press.sequence)
    in_place = change is not None and change.collection == context.collection
    return in_place and await is_admin(message.chat, person)


def _shows(keyboard: InlineKeyboardMarkup | None, press: Undo) -> bool:
    rows = keyboard.inline_keyboard if keyboard else ()
    return any(unpack(str(button.callback_data)) == press for row in rows for button in row)
