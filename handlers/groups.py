"""Groups: the bot answers when it is asked by command, by name or in reply, and is silent otherwise."""

from telegram import Message, Update

from handlers.audience import own_mentions, replies_to_us, written
from handlers.questions import answer_question
from handlers.reply import Reply
from handlers.sending import send, topic_number
from handlers.services import Context
from handlers.texts import text


async def ask(update: Update, context: Context) -> None:
    """Answer the question after /ask, or the one that the command replies to."""
    message = written(update)
    if not _answers_here(message, context):
        return
    command = message.entities[0]
    # A command is ASCII, so its length in UTF-16 units is its length in characters.
    question = (message.text or "")[command.length :].strip() or question_replied_to(message)
    await _answer(message, question, "ask-usage", context)


async def addressed(update: Update, context: Context) -> None:
    """Answer a mention or a reply to the bot."""
    message = written(update)
    if not (context.chat_preferences.mentions and _answers_here(message, context)):
        return
    question = message.text or message.caption or ""
    for mention in own_mentions(message):
        question = question.replace(mention, " ", 1)
    question = question.strip(" \t\n,:")
    if not any(character.isalnum() for character in question):  # "@bot ?" means the message replied to
        question = question_replied_to(message)
    await _answer(message, question, "mention-usage", context)


def question_replied_to(message: Message) -> str:
    """The question in the message replied to, or in the part of it that was quoted; empty without one."""
    replied = message.reply_to_message
    if replied is None or replies_to_us(message):
        return ""
    quoted = message.quote.text if message.quote else None
    return (quoted or replied.text or replied.caption or "").strip()


def _answers_here(message: Message, context: Context) -> bool:
    place = topic_number(message)
    return place is None or context.chat_preferences.answers_in(place)


async def _answer(message: Message, question: str, usage: str, context: Context) -> None:
    if question:
        await answer_question(message, question, context)
    else:
        await send(message, Reply(text(usage, context.language)))
