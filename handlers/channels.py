"""Channels whose posts become articles: offered to whoever makes the bot an admin there, listed by /channels.

Nothing is ever written into a channel: what concerns it is said in private.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from telegram import Chat, ChatMemberUpdated, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from corpus.feed import Channel
from corpus.library import Library
from corpus.models import Draft
from corpus.rights import Right
from handlers.albums import Albums
from handlers.article_list import button
from handlers.audience import written
from handlers.callback_data import EndChannel, FollowChannel
from handlers.colleagues import tell
from handlers.group_admins import is_admin
from handlers.posts import SHORTEST, draft_of, is_short, words_of
from handlers.pressing import Pressing
from handlers.reference import shorten
from handlers.reply import Composer, Reply
from handlers.roles import rights_now
from handlers.sending import edit, say, send
from handlers.services import Context
from handlers.texts import day, text

TITLE_LENGTH = 60  # characters
IN_A_ROW = 3  # buttons


async def channels(update: Update, context: Context) -> None:
    """List the channels that are followed."""
    await send(written(update), await _list(context))


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


async def change_following(press: FollowChannel | EndChannel, at: Pressing) -> None:
    """Begin or end to follow a channel."""
    match press:
        case FollowChannel():
            await follow(press, at)
        case EndChannel():
            await end(press, at)


async def follow(press: FollowChannel, at: Pressing) -> None:
    """Follow a channel, when both the bot and whoever wants it are admins there."""
    bot, library = at.context.bot, at.context.services.library
    try:
        chat = await bot.get_chat(-press.chat)
    except TelegramError:
        chat = None
    if chat is None or chat.type != ChatType.CHANNEL or not await is_admin(chat, bot.id):
        await at.spinner.stop(text("channel-not-admin", at.language))
        return
    if not await is_admin(chat, at.person):
        await at.spinner.stop(text("channel-not-yours", at.language))
        return
    now = at.context.services.clock()
    await asyncio.to_thread(library.channels.follow, bot.id, chat.id, chat.title or "", at.person, now)
    await at.spinner.stop()
    title = shorten(chat.title or "", TITLE_LENGTH)
    await edit(at.message, Reply(text("channel-followed", at.language, channel=title, least=SHORTEST)))


async def end(press: EndChannel, at: Pressing) -> None:
    """Follow a channel no longer, and show the list without it."""
    library = at.context.services.library
    ended = await asyncio.to_thread(library.channels.end, at.context.bot.id, -press.chat)
    await at.spinner.stop(text("channel-ended" if ended else "channel-not-followed", at.language))
    with suppress(BadRequest):  # pressed twice, the list is what it was
        await edit(at.message, await _list(at.context))


class ChannelPosts:
    """Takes the posts of followed channels, those of an album together, and their edits."""

    def __init__(self) -> None:
        self._albums = Albums()

    async def take(self, update: Update, context: Context) -> None:
        """Add a post, or a new version of it."""
        message = update.effective_message
        if message is None:
            return
        library, bot = context.services.library, context.bot.id
        if await asyncio.to_thread(library.channels.one, bot, message.chat_id):
            await self._albums.gather(message, _add, update, context)


async def _add(messages: Sequence[Message], context: Context) -> None:
    if is_short(words_of(messages)):
        return
    draft = await asyncio.to_thread(draft_of, messages)
    if context.collection:
        draft = draft.model_copy(update={"collection": context.collection})
    await asyncio.to_thread(_keep, draft, messages[0].chat, context)


def _keep(draft: Draft, chat: Chat, context: Context) -> None:
    library: Library = context.services.library
    # An album takes a moment to arrive: meanwhile following may have ended.
    channel = library.channels.one(context.bot.id, chat.id)
    if channel is None or (draft.url and library.answers_at(draft.url) is False):
        return  # an article that was removed does not come back because its post is edited
    if library.add(draft, channel.by).kind == "added":
        library.channels.count(context.bot.id, chat.id, chat.title or channel.title)


async def _leave(change: ChatMemberUpdated, context: Context) -> None:
    library, chat = context.services.library, change.chat
    channel = await asyncio.to_thread(library.channels.one, context.bot.id, chat.id)
    if channel is None or not await asyncio.to_thread(library.channels.end, context.bot.id, chat.id):
        return
    title = shorten(channel.title, TITLE_LENGTH)
    people = [channel.by] if channel.by else []
    await tell(people, lambda language: text("channel-lost", language, channel=title), context)


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
