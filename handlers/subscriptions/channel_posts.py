"""Posts of followed channels: each becomes an article, and its edit a new version."""

import asyncio
import logging
from collections.abc import Sequence
from functools import partial

from telegram import Message, Update
from telegram.ext import filters

from corpus.chats.channels import Channel, sponsor
from corpus.errors import RightLost, SourceError
from corpus.library import Library
from corpus.models import Draft
from corpus.store.replacing import Scope, posts
from handlers.chat.albums import Albums
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.roles import Right, rights_of
from handlers.chat.services import Context
from handlers.chat.standing import sponsored
from handlers.subscriptions.channels_command import tell_of_end
from handlers.uploads.own_messages import is_own
from handlers.uploads.posts import draft_of, is_short, words_of

log = logging.getLogger(__name__)


class ChannelPosts:
    """Takes the posts of followed channels, those of an album together, and their edits."""

    def __init__(self) -> None:
        self._albums = Albums()

    async def take(self, update: Update, context: Context) -> None:
        """Add a post, or a new version of it."""
        message = update.effective_message
        if message and await _followed(message, context):
            await self._albums.gather(message, _add, update, context)


async def _add(messages: Sequence[Message], context: Context) -> None:
    # An album takes a moment to arrive: meanwhile following may have ended.
    channel = await _followed(messages[0], context)
    messages = [message for message in messages if not is_own(message)]
    words = words_of(messages)
    if channel is None or not words or not await _has_a_sponsor(channel, context):
        return
    try:
        draft = await context.services.slowly(partial(draft_of, messages))
    except SourceError as error:
        log.info("a post is no article: %s", error)
        return
    scope = posts(context.collection)
    known = channel.model_copy(update={"title": messages[0].chat.title or channel.title})
    forwarded = any(message.forward_origin for message in messages)
    library = context.services.library
    kept = partial(_keep, draft, known, library, scope, short=is_short(words), forwarded=forwarded)
    now = partial(sponsor, bot=channel.bot, chat=channel.chat)
    try:
        with sponsored(context.services.admins, now):
            await context.services.slowly(kept)
    except RightLost:
        await _has_a_sponsor(channel.model_copy(update={"by": None}), context)


async def _has_a_sponsor(channel: Channel, context: Context) -> bool:
    """Whether somebody who may add stands behind a channel; when nobody does any more, it ends."""
    services = context.services
    if channel.by and Right.ADD in await asyncio.to_thread(rights_of, services, channel.by):
        return True
    if await asyncio.to_thread(services.library.channels.end, channel.bot, channel.chat):
        await tell_of_end(channel.model_copy(update={"by": None}), "channel-orphaned", context)
    return False


def _keep(
    draft: Draft, channel: Channel, library: Library, scope: Scope, *, short: bool, forwarded: bool
) -> None:
    # What was removed does not come back because its post is edited; what is there follows every correction.
    known = library.answers(draft, scope) if short or forwarded else None
    if short and not known:
        return
    # Another channel's post is at that one's address, and may be forwarded as it was before a correction.
    if forwarded and known is not None:
        return
    if library.add(draft, channel.by, scope=scope).kind == "added":
        library.channels.count(channel.bot, channel.chat, channel.title)


async def _followed(message: Message, context: Context) -> Channel | None:
    channels = context.services.library.channels
    return await asyncio.to_thread(channels.one, context.bot.id, message.chat_id)


CAPABILITY = Capability(
    updates=lambda: [Sent(Stage.CHANNEL_POST, filters.UpdateType.CHANNEL_POSTS, ChannelPosts().take)],
)
