"""A question in any chat, from its message to the reply."""

import asyncio
from datetime import UTC, datetime, timedelta

from telegram import Message

from corpus.chats.replies import Replied
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.language.detection import language_told
from handlers.answers.completing import complete, complete_and_count
from handlers.answers.counting import count
from handlers.answers.exchange import Exchange, is_provisional
from handlers.answers.noting import number_of, reply_and_note, reply_noted, written_at
from handlers.answers.remarks.remarking import remarked
from handlers.chat.doors import Patience
from handlers.chat.sending import edit_numbered, send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.error_messages import message as error_message
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
    context.asked_in = language_told(question)
    if remark := remarked(message, question, context):
        if said := await remark.reply():
            await reply_and_note(message, "", said, context)
        return
    exchange = Exchange.of(message, question, context)
    found = await while_typing(message, exchange.ask(Patience.SHORT))
    if not is_provisional(found):
        await exchange.tell(found)
        await count(found, context)
        return
    # Where only a reaction would be sent it waits, like the rest, for what is found in the end.
    told = await exchange.tell(found) if exchange.is_told(found) else None
    context.services.later.begin(message, complete_and_count(exchange, found, told))


async def answer_anew(message: Message, question: str, replied: Replied, context: Context) -> None:
    """Put the answer to a question that was edited in the place of the answer before."""
    context.services.later.end(message)  # what was still to be said to the question before
    context.asked_in = language_told(question)
    exchange = Exchange.of(message, question, context)
    found = None
    if remark := remarked(message, question, context):
        reply = await remark.reply()
        if reply is None:  # a group is told nothing of it
            return
    else:
        try:
            found = await while_typing(message, exchange.ask(Patience.SHORT))
            reply = await exchange.reply(found)
        except (EmptyQuestion, QuestionTooLong) as error:
            # The answer before is no answer to what stands there now.
            reply = Reply(error_message(error, context.language))
    people = context.services.library.people
    # Noted first: if Telegram finds no difference or no reply any more, trying again would not help.
    anew = replied.model_copy(update={"question": number_of(question), "written": written_at(message)})
    await asyncio.to_thread(people.reply, anew)
    try:
        await edit_numbered(message.get_bot(), message.chat_id, replied.reply, reply)
    finally:
        if found and is_provisional(found):
            context.services.later.begin(message, complete(exchange, found, reply))


async def _say_was_away(message: Message, context: Context) -> None:
    """One line for all that a chat asked meanwhile."""
    people = context.services.library.people
    if await asyncio.to_thread(people.notice_due, context.bot.id, message.chat_id, AWAY, TOO_LATE):
        await send(message, Reply(text("away", context.language)))
