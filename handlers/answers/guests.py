"""Guest mode: the bot is mentioned in a chat in which it is no member, and answers there once."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.ext import filters
from telegram.helpers import create_deep_linked_url

from corpus.answers.remarks.small_talk import small_talk
from corpus.language.detection import language_told
from corpus.models import Answer
from handlers.answers.answer_buttons import Shown
from handlers.answers.counting import count
from handlers.answers.inline import GREETING, paragraph_buttons
from handlers.answers.message_questions import asked_by_name
from handlers.answers.rendering import answer_reply
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.deep_links import AskQuestion, payload
from handlers.chat.sending import NO_PREVIEW
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def summoned(update: Update, context: Context) -> None:
    """Answer the question of a message that mentions the bot elsewhere."""
    message = update.guest_message
    if message is None:
        return
    question = asked_by_name(message)
    context.asked_in = language_told(question)
    if not question or small_talk(question):
        await answer_guest(message, Reply(text("mention-usage", context.language)))
        return
    found = await context.services.answering.ask(question)
    await answer_guest(message, _reply(found.answer, question, context))
    await count((found,), context)


async def answer_guest(message: Message, reply: Reply) -> None:
    """Send the one message that a guest may send."""
    content = InputTextMessageContent(reply.text, entities=reply.entities, link_preview_options=NO_PREVIEW)
    # A title is part of every result, and this one is shown nowhere.
    result = InlineQueryResultArticle("answer", "Pullquote", content, reply_markup=reply.keyboard)
    await message.answer_guest_query(result)


def _reply(answer: Answer, question: str, context: Context) -> Reply:
    reply = answer_reply(answer, context.language, short=True)
    if answer.found:
        # Its own buttons need a chat that the bot is in.
        shown = Shown.page(answer, 0, answer.shown)
        return Reply(reply.text, reply.entities, paragraph_buttons(shown, context))
    asked = payload(AskQuestion(question)) or GREETING
    url = create_deep_linked_url(context.bot.username, asked)
    button = InlineKeyboardButton(text("guest-ask", context.language), url=url)
    return Reply(reply.text, reply.entities, InlineKeyboardMarkup([[button]]))


CAPABILITY = Capability(
    updates=lambda: [Sent(Stage.ELSEWHERE, filters.UpdateType.GUEST_MESSAGE, summoned)],
)
