"""/bind: a group or channel works with one collection.

In a group the command is written there; a channel is named in the private chat, for what is posted in a
channel bears nobody's name. Either way who writes it must be an admin of that chat too.
"""

import asyncio
from dataclasses import dataclass

from telegram import Chat, ChatFullInfo, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from corpus.language.folding import fold
from corpus.library import Library
from corpus.models import ALL_ARTICLES, Filter
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Chats, Command
from handlers.chat.group_admins import is_admin
from handlers.chat.keyboards import button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import PEOPLE
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten
from handlers.texts.reply import Reply

NAME_LENGTH = 60  # characters
LISTED = 20  # collections
OFF = frozenset({"off", "none", "non", "aucune"})  # instead of a name
BINDABLE = (ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL)


@dataclass(frozen=True)
class EndBinding(Press, code="be", letter="B"):
    """Let a group or channel work with all articles again; its number is written without the minus."""

    chat: int


async def bind_here(update: Update, context: Context) -> None:
    """Bind the group to the collection after the command, or show which it is bound to."""
    message = written(update)
    if message.from_user is None or not await is_admin(message.chat, message.from_user.id):
        await send(message, Reply(text("group-admins-only", context.language)))
        return
    await _bind(message, message.chat, " ".join(context.args or []), context)


async def bind_elsewhere(update: Update, context: Context) -> None:
    """Bind the channel or group that is named first after the command."""
    message = written(update)
    if not context.args or message.from_user is None:
        await send(message, Reply(text("bind-usage", context.language)))
        return
    named, *name = context.args
    chat = await _chat(named, context)
    if chat is None:
        await send(message, Reply(text("bind-unknown", context.language, chat=shorten(named, NAME_LENGTH))))
    elif not await is_admin(chat, message.from_user.id):
        await send(message, Reply(text("bind-not-admin", context.language)))
    else:
        await _bind(message, chat, " ".join(name), context)


async def end(press: EndBinding, at: Pressing) -> None:
    """Let a chat work with all articles again."""
    try:
        chat = await at.context.bot.get_chat(-press.chat)
    except (BadRequest, Forbidden):
        chat = None
    # Where the bot is gone nobody's standing can be asked, and nothing is asked there either.
    if chat is not None and not await is_admin(chat, at.person):
        await at.spinner.stop(text("group-admins-only", at.language))
        return
    await asyncio.to_thread(at.context.services.library.people.unbind, -press.chat)
    await at.spinner.stop()
    await edit(at.message, Reply(text("bind-ended", at.language)))


async def _chat(named: str, context: Context) -> ChatFullInfo | None:
    try:
        chat = await context.bot.get_chat(named)
    except (BadRequest, Forbidden):
        return None
    return chat if chat.type in BINDABLE else None


async def _bind(message: Message, chat: Chat | ChatFullInfo, name: str, context: Context) -> None:
    library = context.services.library
    if name.casefold() in OFF:
        await asyncio.to_thread(library.people.unbind, chat.id)
        await send(message, Reply(text("bind-ended", context.language)))
        return
    if name:
        collection = await asyncio.to_thread(_spelt, library, shorten(name, NAME_LENGTH))
        await asyncio.to_thread(library.people.bind, chat.id, collection)
    bound = await asyncio.to_thread(library.people.collection, chat.id)
    await send(message, await asyncio.to_thread(_reply, library, chat, bound, context.language))


def _spelt(library: Library, name: str) -> str:
    """The name as articles bear it, when some do but for case and accents."""
    same = [
        value for value, _ in library.desk.values("collection", ALL_ARTICLES) if fold(value) == fold(name)
    ]
    return same[0] if same else name


def _reply(library: Library, chat: Chat | ChatFullInfo, bound: str | None, language: str) -> Reply:
    if bound is None:
        known = [shorten(value, NAME_LENGTH) for value, _ in library.desk.values("collection", ALL_ARTICLES)]
        words = text("bind-none", language)
        if known:
            words += "\n\n" + text("bind-known", language, collections=", ".join(known[:LISTED]))
        return Reply(words)
    count = library.count(Filter(collections=(bound,)))
    key = "bound-channel" if chat.type == ChatType.CHANNEL else "bound"
    words = text(key, language, collection=bound, articles=count)
    # A chat has a negative number, and those of buttons are not.
    press = button(text("button-end-binding", language), EndBinding(-chat.id))
    return Reply(words, keyboard=InlineKeyboardMarkup([[press]]))


CAPABILITY = Capability(
    commands=(
        Command("bind", bind_elsewhere, PEOPLE),
        Command("bind", bind_here, PEOPLE, Chats.GROUPS),  # where they must be an admin too
    ),
    buttons=(Button(EndBinding, end, PEOPLE),),
)
