"""Groups: the bot answers when it is asked by command, by name or in reply, and is silent otherwise."""

from telegram import Message, Update
from telegram.ext import filters

from handlers.answers.message_questions import asked_by_command, asked_by_name
from handlers.answers.noting import reply_and_note
from handlers.answers.questions import answer_question
from handlers.chat.audience import WORDS, Addressed, written
from handlers.chat.capability import Capability, Chats, Command, Sent, Stage
from handlers.chat.offers import Menu
from handlers.chat.roles import EVERYBODY, IN_GROUPS
from handlers.chat.sending import topic_number
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def ask(update: Update, context: Context) -> None:
    """Answer the question after /ask, or the one that the command replies to."""
    message = written(update)
    if _answers_here(message, context):
        await _answer(message, asked_by_command(message), "ask-usage", context)


async def addressed(update: Update, context: Context) -> None:
    """Answer a mention or a reply to the bot."""
    message = written(update)
    if context.chat_preferences.mentions and _answers_here(message, context):
        await _answer(message, asked_by_name(message), "mention-usage", context)


def _answers_here(message: Message, context: Context) -> bool:
    place = topic_number(message)
    return place is None or context.chat_preferences.answers_in(place)


async def _answer(message: Message, question: str, usage: str, context: Context) -> None:
    if question:
        await answer_question(message, question, context)
    else:
        await reply_and_note(message, "", Reply(text(usage, context.language)), context)


CAPABILITY = Capability(
    commands=(
        Command(
            "ask",  # never /ask@other_bot
            ask,
            EVERYBODY,
            Chats.PRIVATE | Chats.GROUPS,
            frozenset({Menu.GROUPS, Menu.GROUP_ADMINS}),
            captions=True,
        ),
    ),
    updates=lambda: [
        Sent(Stage.ADDRESSED, (WORDS | filters.CAPTION) & Addressed(), addressed, IN_GROUPS, "question")
    ],
)
