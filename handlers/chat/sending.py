"""How a reply reaches its chat: as a reply to a message, in its topic, with "typing" when it takes long."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import NamedTuple, TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import CallbackQueryLimit, ChatAction, ReactionEmoji
from telegram.error import BadRequest, ChatMigrated, TelegramError

from handlers.texts.reference import shorten
from handlers.texts.reply import Reply

TYPING_AFTER = 0.4  # seconds; most answers are there sooner, and each action counts against the flood limit
TYPING_LASTS = 4.5  # seconds; Telegram shows an action for five

Result = TypeVar("Result")

GENERAL = 1  # the number of a forum's first topic, whose messages bear none


class Place(NamedTuple):
    """Where something is written: in a chat, perhaps in a topic and in reply to a message."""

    chat: int
    topic: int | None = None  # of a forum
    message: int | None = None


NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(message: Message, reply: Reply, *, soundless: bool = False) -> Message:
    """Reply to a message where it was written; ``soundless`` lets nobody's phone sound."""
    place = Place(message.chat_id, topic(message), message.message_id)
    try:
        return await write_to(message.get_bot(), place, reply, soundless=soundless)
    except ChatMigrated as error:
        # The group has become a supergroup, in which the message has another number.
        return await say(message.get_bot(), error.new_chat_id, reply)


async def write_to(bot: Bot, place: Place, reply: Reply, *, soundless: bool = False) -> Message:
    """Write where a message was written, be it long ago; raises ChatMigrated."""
    try:
        return await _send(bot, place, reply, soundless)
    except BadRequest as error:
        if reply.quote and "quote" in error.message.lower():  # the question was edited meanwhile
            return await write_to(bot, place, replace(reply, quote=None), soundless=soundless)
        # A topic can be deleted meanwhile, and topics of private chats are refused by some servers.
        if place.topic is None or "thread not found" not in error.message.lower():
            raise
        return await _send(bot, place._replace(topic=None), reply, soundless)


def topic(message: Message) -> int | None:
    """The topic of a forum; None outside of topics, where Telegram numbers mere threads of replies too."""
    number = message.message_thread_id if message.is_topic_message else None
    return None if number == GENERAL else number


def topic_number(message: Message) -> int | None:
    """The topic of a forum under which its choices are kept, General's too; None outside of forums."""
    return topic(message) or (GENERAL if message.chat.is_forum else None)


async def say(bot: Bot, chat: int, reply: Reply) -> Message:
    """Write to a chat, in reply to nothing."""
    return await bot.send_message(
        chat,
        reply.text,
        entities=reply.entities,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
    )


async def shrug(message: Message) -> None:
    """Show by a reaction that nothing was found, where nothing may be said."""
    # A chat can forbid this reaction, or all of them.
    with suppress(BadRequest):
        await message.set_reaction(ReactionEmoji.SHRUG)


async def acknowledge(query: CallbackQuery, words: str | None = None) -> None:
    """End the button's waiting, with an alert when there is something to say."""
    shown = shorten(words, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH) if words else None
    # After some minutes Telegram takes no answer any more; what the button does is done all the same.
    with suppress(BadRequest):
        await query.answer(shown, show_alert=bool(shown))


async def send_file(message: Message, file: str) -> None:
    """Send a file that Telegram has already, as a reply to a message; raises BadRequest when it has not."""
    bot, thread = message.get_bot(), topic(message)
    replied = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    try:
        await bot.send_document(message.chat_id, file, message_thread_id=thread, reply_parameters=replied)
    except BadRequest as error:
        if "type" not in error.message.lower():
            raise
        # "Can't use file of type Photo as Document": Telegram keeps the two apart.
        await bot.send_photo(message.chat_id, file, message_thread_id=thread, reply_parameters=replied)


async def send_text_file(bot: Bot, place: Place, name: str, content: str) -> None:
    """Send a text that is too long for a message as a file."""
    replied = place.message and ReplyParameters(place.message, allow_sending_without_reply=True)
    await bot.send_document(
        place.chat,
        InputFile(content.encode(), name),
        message_thread_id=None if place.topic == GENERAL else place.topic,
        reply_parameters=replied or None,
    )


async def edit(message: Message, reply: Reply) -> None:
    """Put a reply in the place of one of our messages."""
    await message.edit_text(
        reply.text,
        entities=reply.entities,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
    )


async def edit_numbered(bot: Bot, chat: int, number: int, reply: Reply) -> None:
    """Put a reply in the place of the message of ours that has this number in a chat."""
    await bot.edit_message_text(
        reply.text,
        chat,
        number,
        entities=reply.entities,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
    )


async def while_typing(message: Message, work: Awaitable[Result]) -> Result:
    """The result of some work, with "typing" shown in the chat if it takes long."""
    async with _typing(message):
        return await work


def _markup(reply: Reply) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if not reply.suggestions:
        return reply.keyboard
    rows = [[KeyboardButton(words)] for words in reply.suggestions]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


async def _send(bot: Bot, place: Place, reply: Reply, soundless: bool) -> Message:
    replied = place.message and ReplyParameters(
        place.message, allow_sending_without_reply=True, quote=reply.quote
    )
    return await bot.send_message(
        place.chat,
        reply.text,
        entities=reply.entities,
        reply_markup=_markup(reply),
        link_preview_options=NO_PREVIEW,
        message_thread_id=None if place.topic == GENERAL else place.topic,
        disable_notification=soundless or None,
        reply_parameters=replied or None,
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
