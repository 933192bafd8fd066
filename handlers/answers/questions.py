"""A question in any chat, from its message to the reply."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from telegram import Message
from telegram.constants import ChatType

from corpus.models import Answer, Quietness
from handlers.answers.counting import count
from handlers.answers.noting import reply_and_note, reply_noted
from handlers.answers.original_files import originals_of
from handlers.answers.rendering import answer_reply
from handlers.answers.watch_buttons import watch_button
from handlers.chat.activity import quotable
from handlers.chat.roles import Right, rights_now
from handlers.chat.sending import send, shrug, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply

AWAY = "away"  # a notice
TOO_LATE = timedelta(days=1)  # after which an answer would only surprise


async def answer_question(message: Message, question: str, context: Context) -> None:
    """Reply with the sentences that answer; raises EmptyQuestion, QuestionTooLong."""
    if datetime.now(UTC) - message.date > TOO_LATE:
        await _say_was_away(message, context)
        return
    # After a crash Telegram delivers again what was answered already.
    if await reply_noted(message, context):
        return
    known = context.services.answering.up_to
    answer = await _ask(message, question, context)
    quietness = context.chat_preferences.quietness
    if quietness is Quietness.SILENT and not answer.found:
        await shrug(message)
        await count(answer, known, context)
        return
    reply = await _reply(message, answer, known, context)
    if context.services.bustle.is_busy(message):
        reply = replace(reply, quote=quotable(message, question))
    await reply_and_note(message, question, reply, context, soundless=quietness is not Quietness.NORMAL)
    await count(answer, known, context)


async def compose(message: Message, question: str, context: Context) -> Reply:
    """The reply to a question."""
    known = context.services.answering.up_to
    return await _reply(message, await _ask(message, question, context), known, context)


async def _say_was_away(message: Message, context: Context) -> None:
    """One line for all that a chat asked meanwhile."""
    people = context.services.library.people
    if await asyncio.to_thread(people.notice_due, context.bot.id, message.chat_id, AWAY, TOO_LATE):
        await send(message, Reply(text("away", context.language)))


async def _ask(message: Message, question: str, context: Context) -> Answer:
    conversations = context.services.conversations
    before = conversations.before(message)
    answer = await while_typing(message, context.services.answering.ask(question, before, context.where))
    context.services.recent.remember(answer.question)
    conversations.answered(message, answer, before)
    most = context.chat_preferences.sentences
    return answer.model_copy(update={"shown": min(answer.shown, most)}) if most else answer


async def _reply(message: Message, answer: Answer, known: int, context: Context) -> Reply:
    """``known`` is the last change of the articles that the answer is sure to take into account."""
    private = message.chat.type == ChatType.PRIVATE
    if not answer.citations and not await asyncio.to_thread(context.services.library.count):
        person = message.from_user.id if message.from_user else 0
        to_admin = private and Right.ADD in rights_now(context.services, person)
        return Reply(text("no-articles-admin" if to_admin else "no-articles", context.language))
    originals = await asyncio.to_thread(originals_of, answer.citations[: answer.shown], context)
    offer = watch_button(answer, known, context.language)
    return answer_reply(answer, context.language, short=not private, originals=originals, offer=offer)
