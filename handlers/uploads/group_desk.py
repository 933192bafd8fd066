"""What the admins of a group that is bound to a collection do there: add to it, and take that back."""

import asyncio

from telegram import InlineKeyboardMarkup, Message, Update

from corpus.chats.rights import Right
from corpus.models import Filter
from handlers.articles.undoing import take_back
from handlers.chat.callback_data import (
    AskRemoval,
    KeepFound,
    RemoveFound,
    StopTaking,
    Undo,
    UndoTogether,
    unpack,
)
from handlers.chat.group_admins import by_admin, is_admin, names_us
from handlers.chat.onlookers import is_asker
from handlers.chat.pressing import Pressing
from handlers.chat.roles import rights_now
from handlers.chat.sending import acknowledge, send
from handlers.chat.services import Context, Services
from handlers.chat.spinner import Spinner
from handlers.desk import press_at_desk
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.uploads.uploads import add_replied

# The buttons under the receipts of a bound chat, by which its admins take back what was added there.
OfBoundGroup = Undo | UndoTogether | AskRemoval | RemoveFound | KeepFound | StopTaking


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


async def press(update: Update, context: Context) -> None:
    """Do for the admins of the chat what buttons under receipts of its collection say."""
    query = update.callback_query
    pressed = unpack(query.data) if query else None
    if query is None or not isinstance(pressed, OfBoundGroup):
        return
    message = query.message
    if not isinstance(message, Message) or not await _may(pressed, message, query.from_user.id, context):
        await acknowledge(query, text("admins-only", context.language))
        return
    async with Spinner(query) as spinner:
        at = Pressing(query, message, spinner, context, await is_asker(query, message))
        if isinstance(pressed, Undo | UndoTogether):
            await take_back(pressed, at)
        else:
            await press_at_desk(pressed, at)


async def _say_to_us(message: Message, key: str, context: Context) -> None:
    if names_us(message):  # other bots may have the same command
        await send(message, Reply(text(key, context.language)))


def _may_add(message: Message, context: Context) -> bool:
    person = message.from_user
    return person is not None and Right.ADD in rights_now(context.services, person.id)


async def _may(press: OfBoundGroup, message: Message, person: int, context: Context) -> bool:
    """Whether it is about this chat's collection, under a receipt that is shown there, and by an admin."""
    # A modified client can send any data: only buttons that the bot showed here count.
    if context.collection is None or not _shows(message.reply_markup, press):
        return False
    in_place = await asyncio.to_thread(_in_place, press, message, context.collection, context.services)
    return in_place and await is_admin(message.chat, person)


def _in_place(press: OfBoundGroup, message: Message, collection: str, services: Services) -> bool:
    """Whether a button is about a collection; about nothing at all too, which is then said."""
    library = services.library
    match press:
        case Undo(sequence) | UndoTogether(sequence):
            change = library.desk.authored(sequence)
            return change is None or change.collection == collection
        case AskRemoval(number) | RemoveFound(number, _):
            filter = library.kept_filters.of(number)
            if filter is None:
                return True
            keys = library.desk.keys(filter)
            inside = Filter(keys=tuple(keys), collections=(collection,))
            return not keys or library.desk.keys(inside) == keys
        case StopTaking(number):
            jobs = library.jobs.unfinished(message.get_bot().id)
            return all(job.chat == message.chat_id for job in jobs if job.number == number)
        case KeepFound():
            return True


def _shows(keyboard: InlineKeyboardMarkup | None, press: OfBoundGroup) -> bool:
    rows = keyboard.inline_keyboard if keyboard else ()
    return any(unpack(str(button.callback_data)) == press for row in rows for button in row)
