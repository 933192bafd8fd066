"""A question and its reply: what is asked, noted of the answer, and written."""

import asyncio
from dataclasses import dataclass, replace

from telegram import Message
from telegram.constants import ChatType

from corpus.chats.preferences import Quietness
from corpus.models import Answer
from handlers.answers.cited_versions import originals_of
from handlers.answers.noting import reply_and_note
from handlers.answers.rendering import answer_reply
from handlers.answers.watch_buttons import watch_button
from handlers.chat.activity import quotable
from handlers.chat.doors import Answered, Patience
from handlers.chat.roles import Right, rights_now
from handlers.chat.sending import shrug
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a message, and the answer that it may follow."""

    message: Message
    question: str
    before: Answer | None
    context: Context

    @classmethod
    def of(cls, message: Message, question: str, context: Context) -> "Exchange":
        """The exchange that a message begins or goes on with."""
        return cls(message, question, context.services.conversations.before(message), context)

    async def ask(self, patience: Patience) -> Answered:
        """The answer, noted for what may follow it; raises EmptyQuestion, QuestionTooLong."""
        services = self.context.services
        found = await services.answering.ask(
            self.question, self.before, self.context.where, patience=patience
        )
        services.recent.remember(self.message.chat_id, found.answer.question)
        services.conversations.answered(self.message, found.answer, self.before)
        most = self.context.chat_preferences.sentences
        if not most:
            return found
        fewer = found.answer.model_copy(update={"shown": min(found.answer.shown, most)})
        return found._replace(answer=fewer)

    def is_told(self, found: Answered) -> bool:
        """Whether the chat is told of an answer in words."""
        return found.answer.found or self.context.chat_preferences.quietness is not Quietness.SILENT

    async def tell(self, found: Answered) -> Reply | None:
        """Send the reply; or show by a reaction that nothing was found, where nothing may be said."""
        message, context = self.message, self.context
        if not self.is_told(found):
            await shrug(message)
            return None
        reply = await self.reply(found)
        busy = context.services.bustle.is_busy(message)
        sent = replace(reply, quote=quotable(message, self.question)) if busy else reply
        soundless = context.chat_preferences.quietness is not Quietness.NORMAL
        await reply_and_note(message, self.question, sent, context, soundless=soundless)
        return reply

    async def reply(self, found: Answered) -> Reply:
        """The answer as a message."""
        private, context, answer = self.message.chat.type == ChatType.PRIVATE, self.context, found.answer
        if not answer.citations and not await asyncio.to_thread(context.services.library.count):
            person = self.message.from_user.id if self.message.from_user else 0
            to_admin = private and Right.ADD in rights_now(context.services, person)
            return Reply(text("no-articles-admin" if to_admin else "no-articles", context.language))
        originals = await asyncio.to_thread(originals_of, answer.citations[: answer.shown], context)
        offer = watch_button(found, context.language)
        return answer_reply(answer, context.language, short=not private, originals=originals, offer=offer)
