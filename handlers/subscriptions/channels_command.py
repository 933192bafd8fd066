"""Channels that are followed: offered to whoever makes the bot an admin there, listed and begun by /channels.

Nothing is ever written into a channel: what concerns it is said in private.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from telegram import ChatMemberUpdated, InlineKeyboardMarkup, MessageEntity, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from corpus.chats.channels import Channel
from corpus.chats.rights import Right
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.colleagues import tell
from handlers.chat.group_admins import is_admin
from handlers.chat.keyboards import button
from handlers.chat.offers import HelpLine
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING, rights_now
from handlers.chat.sending import edit, say, send
from handlers.chat.services import Context
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply
from handlers.uploads.posts import SHORTEST

TITLE_LENGTH = 60  # characters
MOST = 100  # channels
IN_A_ROW = 3  # buttons


@dataclass(frozen=True)
class FollowChannel(Press, code="cf", letter="J"):
    """Follow the posts of a channel; its number is written without the minus."""

    chat: int


@dataclass(frozen=True)
class EndChannel(Press, code="ce", letter="X"):
    """Follow them no longer."""

    chat: int


async def channels(update: Update, context: Context) -> None:
    """List the channels that are followed, or follow the one that is named after the command."""
    message = written(update)
    if not context.args or message.from_user is None:
        await send(message, await _list(context))
        return
    _, words = await _follow(context.args[0], message.from_user.id, context)
    await send(message, Reply(words))


async def moved(change: ChatMemberUpdated, context: Context) -> None:
    """Offer to follow a channel of which the bot has become an admin; follow it no longer when it is none."""
    old, new = change.old_chat_member.status, change.new_chat_member.status
    if new != ChatMemberStatus.ADMINISTRATOR:
        await _leave(change, context)
    elif old != ChatMemberStatus.ADMINISTRATOR and _may_add(change.from_user.id, context):
        title = shorten(change.chat.title or "", TITLE_LENGTH)
        press = button(text("button-follow-channel", context.language), FollowChannel(-change.chat.id))
        words = text("channel-offered", context.language, channel=title, least=SHORTEST)
        with suppress(BadRequest, Forbidden):  # who never wrote to the bot has no chat with it
            await say(
                context.bot, change.from_user.id, Reply(words, keyboard=InlineKeyboardMarkup([[press]]))
            )


async def follow(press: FollowChannel, at: Pressing) -> None:
    """Follow a channel that was offered."""
    followed, words = await _follow(-press.chat, at.person, at.context)
    await at.spinner.stop(None if followed else words)
    if followed:
        await edit(at.message, Reply(words))


async def end(press: EndChannel, at: Pressing) -> None:
    """Follow a channel no longer, and show the list without it."""
    library = at.context.services.library
    ended = await asyncio.to_thread(library.channels.end, at.context.bot.id, -press.chat)
    await at.spinner.stop(text("channel-ended" if ended else "channel-not-followed", at.language))
    with suppress(BadRequest):  # pressed twice, the list is what it was
        await edit(at.message, await _list(at.context))


async def tell_of_end(channel: Channel, key: str, context: Context) -> None:
    """Tell in whose name a channel was followed, else the owners, that it is no more."""
    title = shorten(channel.title, TITLE_LENGTH)
    people = [channel.by] if channel.by else sorted(context.services.admins)
    await tell(people, lambda language: text(key, language, channel=title), context)


async def _follow(named: str | int, person: int, context: Context) -> tuple[bool, str]:
    """Follow a channel, when both the bot and whoever wants it are admins there; and what is to be said."""
    bot, library, language = context.bot, context.services.library, context.language
    try:
        chat = await bot.get_chat(named)
    except TelegramError:
        chat = None
    if chat is None or chat.type != ChatType.CHANNEL or not await is_admin(chat, bot.id):
        return False, text("channel-not-admin", language)
    if not await is_admin(chat, person):
        return False, text("channel-not-yours", language)
    followed = await asyncio.to_thread(library.channels.of, bot.id)
    if len(followed) >= MOST and all(one.chat != chat.id for one in followed):
        return False, text("channel-too-many", language, most=MOST)
    now = context.services.clock()
    await asyncio.to_thread(library.channels.follow, bot.id, chat.id, chat.title or "", person, now)
    title = shorten(chat.title or "", TITLE_LENGTH)
    return True, text("channel-followed", language, channel=title, least=SHORTEST)


async def _leave(change: ChatMemberUpdated, context: Context) -> None:
    library, chat = context.services.library, change.chat
    channel = await asyncio.to_thread(library.channels.one, context.bot.id, chat.id)
    if channel is None or not await asyncio.to_thread(library.channels.end, context.bot.id, chat.id):
        return
    await tell_of_end(channel, "channel-lost", context)


async def _list(context: Context) -> Reply:
    followed = await asyncio.to_thread(context.services.library.channels.of, context.bot.id)
    return channels_reply(followed, context.language)


def channels_reply(followed: Sequence[Channel], language: str) -> Reply:
    """The channels that are followed, with a button to end each."""
    if not followed:
        return Reply(text("channels-none", language, least=SHORTEST))
    composer = Composer().write(text("channels-title", language, channels=len(followed)), MessageEntity.BOLD)
    composer.write("\n" + text("channels-how", language, least=SHORTEST))
    buttons = []
    for number, channel in enumerate(followed, 1):
        composer.write(f"\n\n{number}. ").write(shorten(channel.title, TITLE_LENGTH), MessageEntity.ITALIC)
        composer.write(" · " + text("channel-since", language, day=day(channel.since.date(), language)))
        composer.write(" · " + text("articles-title", language, articles=channel.posts))
        label = text("button-end-numbered", language, number=number)
        buttons.append(button(label, EndChannel(-channel.chat)))
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return composer.reply(InlineKeyboardMarkup(rows))


def _may_add(person: int, context: Context) -> bool:
    return Right.ADD in rights_now(context.services, person)


CAPABILITY = Capability(
    commands=(Command("channels", channels, ADDING),),
    buttons=(
        Button(FollowChannel, follow, ADDING),  # in a channel of which they are an admin
        Button(EndChannel, end, ADDING),
    ),
    help=(HelpLine(2, "help-admin-follow", ADDING),),
)
