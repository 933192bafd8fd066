"""The private chat: any text is a question."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import filters

from handlers.answers.message_questions import asked_in_private
from handlers.answers.questions import answer_question
from handlers.chat.albums import once_an_album
from handlers.chat.audience import person_of, written
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.roles import IN_PRIVATE, Right, rights_now
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


async def without_words(messages: Sequence[Message], context: Context) -> None:
    """Say what works instead of a voice message, a sticker or a place, once of an album."""
    adds = Right.ADD in rights_now(context.services, person_of(messages[0]) or 0)
    await send(messages[0], Reply(text("only-text-admin" if adds else "only-text", context.language)))


# Of these the library knows that they are attachments, of the others it does not.
MEDIA = filters.ATTACHMENT | filters.CHECKLIST | filters.GIVEAWAY


CAPABILITY = Capability(
    updates=lambda: [
        Sent(Stage.UNKNOWN_COMMAND, filters.COMMAND, unknown_command, IN_PRIVATE),
        Sent(Stage.QUESTION, filters.TEXT | filters.CAPTION, question, IN_PRIVATE, "question"),
        Sent(Stage.WITHOUT_WORDS, MEDIA, once_an_album(without_words), IN_PRIVATE),
    ],
)
