"""The private chat: any text is a question."""

from telegram import Update
from telegram.ext import filters

from handlers.answers.message_questions import asked_in_private
from handlers.answers.questions import answer_question
from handlers.chat.audience import written
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.roles import IN_PRIVATE
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def question(update: Update, context: Context) -> None:
    """Answer a text, or what is written under a picture."""
    message = written(update)
    await answer_question(message, asked_in_private(message), context)


async def unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command."""
    await send(written(update), Reply(text("unknown-command", context.language)))


async def without_words(update: Update, context: Context) -> None:
    """Say what works instead of a voice message, a picture or a sticker."""
    await send(written(update), Reply(text("only-text", context.language)))


CAPABILITY = Capability(
    updates=lambda: [
        Sent(Stage.UNKNOWN_COMMAND, filters.COMMAND, unknown_command, IN_PRIVATE),
        Sent(Stage.QUESTION, filters.TEXT | filters.CAPTION, question, IN_PRIVATE, "question"),
        Sent(Stage.WITHOUT_WORDS, filters.ATTACHMENT, without_words, IN_PRIVATE),
    ],
)
