"""How a reply reaches its chat: as a reply to a message, in its topic, with "typing" when it takes long."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from handlers.reply import Reply

TYPING_AFTER = 0.4  # seconds; most answers are there sooner, and each action counts against the flood limit
TYPING_LASTS = 4.5  # seconds; Telegram shows an action for five

Result = TypeVar("Result")

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(message: Message, reply: Reply) -> Message:
    """Reply to a message where it was written."""
    thread = topic(message)
    try:
        return await _send(message, reply, thread)
    except BadRequest as error:
        # A topic can be deleted meanwhile, and topics of private chats are refused by some servers.
        if thread is None or "thread not found" not in error.message.lower():
            raise
        return await _send(message, reply, None)


def topic(message: Message) -> int | None:
    """The topic of a forum; None outside of topics, where Telegram numbers mere threads of replies too."""
    return message.message_thread_id if message.is_topic_message else None


async def edit(message: Message, reply: Reply) -> None:
    """Put a reply in the place of one of our messages."""
    await message.edit_text(
        reply.text,
        entities=reply.entities,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
    )


async def while_typing(message: Message, work: Awaitable[Result]) -> Result:
    """The result of some work, with "typing" shown in the chat if it takes long."""
    async with _typing(message):
        return await work


async def _send(message: Message, reply: Reply, thread: int | None) -> Message:
    return await message.get_bot().send_message(
        message.chat_id,
        reply.text,
        entities=reply.entities,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
        message_thread_id=thread,
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )


@asynccontextmanager
async def _typing(message: Message) -> AsyncIterator[None]:
    showing = asyncio.create_task(_show_typing(message))
    try:
        yield
    finally:
        showing.cancel()


async def _show_typing(message: Message) -> None:
    await asyncio.sleep(TYPING_AFTER)
    # An answer must not be lost because the chat refuses this ornament of it.
    with suppress(TelegramError):
        while True:
            await message.get_bot().send_chat_action(
                message.chat_id, ChatAction.TYPING, message_thread_id=topic(message)
            )
            await asyncio.sleep(TYPING_LASTS)
