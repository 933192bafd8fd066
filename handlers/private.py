"""The private chat: any text is a question."""

import asyncio

from telegram import Update

from corpus.readers import FORMATS
from handlers.audience import written
from handlers.questions import answer_question
from handlers.reply import Reply
from handlers.sending import send
from handlers.services import Context
from handlers.texts import text


async def start(update: Update, context: Context) -> None:
    """Greet, and say what the bot knows and how to ask it."""
    message = written(update)
    count = await asyncio.to_thread(context.services.library.count)
    await send(message, Reply("\n\n".join([text("start", context.language, articles=count), usage(context)])))


async def help(update: Update, context: Context) -> None:
    """Say how to ask, and to admins how to change the articles."""
    message = written(update)
    parts = [usage(context)]
    if message.from_user and message.from_user.id in context.services.admins:
        formats = ", ".join(format.endings[0] for format in FORMATS)
        parts.append(text("help-admin", context.language, formats=formats))
    await send(message, Reply("\n\n".join(parts)))


async def question(update: Update, context: Context) -> None:
    """Answer a text."""
    message = written(update)
    await answer_question(message, message.text or "", context)


async def admins_only(update: Update, context: Context) -> None:
    """Refuse a command of the admins'."""
    await send(written(update), Reply(text("admins-only", context.language)))


async def upload_refused(update: Update, context: Context) -> None:
    """Refuse a file from somebody who is no admin."""
    await send(written(update), Reply(text("upload-refused", context.language)))


async def unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command."""
    await send(written(update), Reply(text("unknown-command", context.language)))


async def without_words(update: Update, context: Context) -> None:
    """Say what works instead of a voice message, a picture or a sticker."""
    await send(written(update), Reply(text("only-text", context.language)))


def usage(context: Context) -> str:
    """How to ask."""
    return text("help", context.language, bot=context.bot.username)
