"""A message that asks nothing of the articles, and what is said to it."""

from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType

from corpus.answers.remarks.answer_requests import Requested, answer_request
from corpus.answers.remarks.small_talk import Said, small_talk
from corpus.models import Answer
from handlers.answers.noting import reply_and_note
from handlers.answers.remarks.request_replies import request_reply
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


@dataclass(frozen=True, slots=True)
class Remark:
    """A message that is no question; nothing is searched for it, and nothing of it is counted."""

    message: Message
    said: Said | Requested
    before: Answer | None
    context: Context

    async def reply_and_note(self) -> None:
        """Reply to it; in a group only to what is asked of the answer before."""
        if reply := await self.reply():
            await reply_and_note(self.message, "", reply, self.context)

    async def reply(self) -> Reply | None:
        """What is said to it, None for nothing."""
        match self.said:
            case Requested(request) if self.before:
                return await request_reply(request, self.before, self.context)
            case _ if self.message.chat.type != ChatType.PRIVATE:
                return None
            case Requested():
                return Reply(text("request-of-nothing", self.context.language))
            case Said(talk):
                bot = self.context.bot.username
                return Reply(text(f"small-talk-{talk}", self.context.language, bot=bot))


def remark_of(message: Message, words: str, context: Context) -> Remark | None:
    """The remark that a message is, None for a question."""
    before = context.services.conversations.before(message)
    talk, request = small_talk(words), answer_request(words)
    said = (request or talk) if before else (talk or request)
    if said is None:
        return None
    context.asked_in = said.language
    return Remark(message, said, before, context)
