"""A question in any chat, from its message to the reply."""

import asyncio

from telegram import Message
from telegram.constants import ChatType

from corpus.models import Answer, Quietness
from handlers.rendering import answer_reply
from handlers.reply import Reply
from handlers.sending import send, shrug, while_typing
from handlers.services import Context
from handlers.texts import text


async def answer_question(message: Message, question: str, context: Context) -> None:
    """Reply with the sentences that answer; raises EmptyQuestion, QuestionTooLong."""
    library = context.services.library
    answer = await while_typing(message, asyncio.to_thread(library.ask, question))
    chosen = context.chat_preferences
    if chosen.sentences:
        answer = answer.model_copy(update={"shown": min(answer.shown, chosen.sentences)})
    if chosen.quietness is Quietness.SILENT and not answer.found:
        await shrug(message)
        return
    reply = await _reply(message, answer, context)
    await send(message, reply, soundless=chosen.quietness is not Quietness.NORMAL)


async def _reply(message: Message, answer: Answer, context: Context) -> Reply:
    private = message.chat.type == ChatType.PRIVATE
    if not answer.citations and not await asyncio.to_thread(context.services.library.count):
        person = message.from_user.id if message.from_user else None
        to_admin = private and person in context.services.admins
        return Reply(text("no-articles-admin" if to_admin else "no-articles", context.language))
    return answer_reply(answer, context.language, short=not private)
