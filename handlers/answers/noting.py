"""Replies that are kept in mind, so that a question has one reply however often it comes."""

import asyncio
import logging
from datetime import datetime
from zlib import crc32

from telegram import Message

from corpus.chats.replies import Replied
from corpus.errors import StoreError
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.reply import Reply

log = logging.getLogger(__name__)


async def reply_and_note(
    message: Message, question: str, reply: Reply, context: Context, *, soundless: bool = False
) -> None:
    """Send a reply and keep that it was sent."""
    sent = await send(message, reply, soundless=soundless)
    context.services.conversations.replied(message, sent.message_id)
    replied = Replied(
        bot=context.bot.id,
        chat=message.chat_id,
        message=message.message_id,
        reply=sent.message_id,
        question=number_of(question),
        written=written_at(message),
    )
    try:
        await asyncio.to_thread(context.services.library.people.reply, replied)
    except StoreError as error:  # no reason for a second reply that says so
        log.warning("a reply was not noted: %s", error)


async def reply_noted(message: Message, context: Context) -> Replied | None:
    """How a message was replied to; None when it was not yet."""
    people = context.services.library.people
    return await asyncio.to_thread(people.replied, context.bot.id, message.chat_id, message.message_id)


def number_of(question: str) -> int:
    """What is kept of a question's words."""
    return crc32(" ".join(question.split()).encode())


def written_at(message: Message) -> datetime:
    """When a message got the words that it has."""
    return message.edit_date or message.date
