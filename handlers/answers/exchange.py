"""The questions of a message and its reply: what is asked, noted of the answers, and written."""

import asyncio
from dataclasses import dataclass, replace

from telegram import Message
from telegram.constants import ChatType

from corpus.answers.question.separate_questions import separate_questions
from corpus.chats.preferences import Quietness
from corpus.models import Answer
from handlers.answers.cited_versions import originals_of
from handlers.answers.message_questions import words_selected
from handlers.answers.noting import reply_and_note
from handlers.answers.rendering import answer_reply
from handlers.answers.several_answers import ANSWERED, several_reply
from handlers.answers.watch_buttons import watch_button
from handlers.chat.activity import quotable
from handlers.chat.doors import Answered, Patience
from handlers.chat.roles import Right, rights_now
from handlers.chat.sending import shrug
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply

Found = tuple[Answered, ...]
"""The answer to each question of a message."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a message asks, and the answer that it may follow."""

    message: Message
    question: str  # all that it asks
    questions: tuple[str, ...]
    before: Answer | None
    context: Context

    @classmethod
    def of(cls, message: Message, question: str, context: Context) -> "Exchange":
        """The exchange that a message begins or goes on with."""
        before = context.services.conversations.before(message)
        return cls(message, question, tuple(separate_questions(question)), before, context)

    async def ask(self, patience: Patience) -> Found:
        """The answers, noted for what may follow them; raises EmptyQuestion, QuestionTooLong.

        Each question may follow the one before it: "Who cancelled it? And when?"
        """
        services, before, found = self.context.services, self.before, list[Answered]()
        selected = words_selected(self.message)
        for question in self.questions[:ANSWERED]:
            answered = await services.answering.ask(
                question, before, self.context.where, patience=patience, selected=selected
            )
            services.recent.remember(self.message.chat_id, answered.answer.question)
            found.append(answered)
            before = answered.answer
        services.conversations.answered(self.message, found[-1].answer, self.before)
        return tuple(self._as_preferred(answered) for answered in found)

    def _as_preferred(self, answered: Answered) -> Answered:
        most = self.context.chat_preferences.sentences
        if not most:
            return answered
        fewer = answered.answer.model_copy(update={"shown": min(answered.answer.shown, most)})
        return answered._replace(answer=fewer)

    def is_told(self, found: Found) -> bool:
        """Whether the chat is told of the answers in words."""
        silent = self.context.chat_preferences.quietness is Quietness.SILENT
        return not silent or any(answered.answer.found for answered in found)

    async def tell(self, found: Found) -> Reply | None:
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

    async def reply(self, found: Found) -> Reply:
        """The answers as a message."""
        answers, language = [answered.answer for answered in found], self.context.language
        if not any(answer.citations for answer in answers) and await self._nothing_to_read():
            return Reply(text("no-articles-admin" if self._is_to_admin() else "no-articles", language))
        if len(answers) > 1:
            return several_reply(answers, language, more=len(self.questions) > len(answers))
        (answer,) = answers
        originals = await asyncio.to_thread(originals_of, answer.citations[: answer.shown], self.context)
        offer = watch_button(found[0], language)
        return answer_reply(answer, language, short=not self._is_private(), originals=originals, offer=offer)

    async def _nothing_to_read(self) -> bool:
        return not await asyncio.to_thread(self.context.services.library.count)

    def _is_to_admin(self) -> bool:
        person = self.message.from_user.id if self.message.from_user else 0
        return self._is_private() and Right.ADD in rights_now(self.context.services, person)

    def _is_private(self) -> bool:
        return self.message.chat.type == ChatType.PRIVATE


def is_provisional(found: Found) -> bool:
    """Whether the questions are to be asked again, with patience."""
    return any(answered.provisional for answered in found)
