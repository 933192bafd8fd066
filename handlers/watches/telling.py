"""Telling a chat that new articles answer a question that is watched there."""

import asyncio
import logging
from dataclasses import dataclass

import httpx
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from corpus.answers.replying.news import News
from corpus.chats.preferences import Preferences, Quietness
from corpus.chats.watches import Watch
from corpus.errors import StoreError
from handlers.chat.sending import Place, write_to
from handlers.chat.services import Services
from handlers.texts.reference import link
from handlers.watches.watch_replies import told_reply

log = logging.getLogger(__name__)

GONE = "chat not found"
NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told, and how the chat wants to be told things."""

    watch: Watch
    news: News
    preferences: Preferences


async def tell(telling: Telling, bot: Bot, services: Services) -> None:
    """Send the message of a watch that was claimed; ends all watches of a chat that is gone."""
    try:
        await _tell(telling, bot, services)
    except StoreError as error:
        log.warning("nobody could be told of an answer: %s", error)


async def _tell(telling: Telling, bot: Bot, services: Services) -> None:
    watch, watches = telling.watch, services.library.watches
    try:
        await _send(telling, bot, services)
    except Forbidden as error:
        log.info("a watch ends with its chat: %s", error)
        await asyncio.to_thread(watches.end_chat, bot.id, watch.chat)
    except RetryAfter:
        await asyncio.to_thread(watches.release, watch)
    except BadRequest as error:
        log.info("nobody could be told of an answer: %s", error)
        if error.message.lower().startswith(GONE):
            await asyncio.to_thread(watches.end_chat, bot.id, watch.chat)
    except TelegramError as error:
        if isinstance(error.__cause__, NEVER_ARRIVED):
            await asyncio.to_thread(watches.release, watch)
            return
        # It may have arrived although its confirmation did not: the same sentence twice would be worse.
        log.warning("it is not known whether an answer arrived: %s", error)


async def _send(telling: Telling, bot: Bot, services: Services) -> None:
    watch, answer = telling.watch, telling.news.answer
    keys = [cited.key for cited in answer.citations[: answer.shown] if link(cited.url) is None]
    originals = await asyncio.to_thread(services.library.originals.known, keys)
    services.recent.remember(watch.chat, answer.question)
    reply = told_reply(watch, telling.news, telling.preferences.language or watch.language, originals)
    soundless = telling.preferences.quietness is not Quietness.NORMAL
    try:
        await write_to(bot, Place(watch.chat, watch.topic, watch.message), reply, soundless=soundless)
    except ChatMigrated as error:
        # The group has become a supergroup, in which the question has another number.
        await asyncio.to_thread(services.library.people.move, watch.chat, error.new_chat_id)
        services.recent.remember(error.new_chat_id, answer.question)
        await write_to(bot, Place(error.new_chat_id), reply, soundless=soundless)
