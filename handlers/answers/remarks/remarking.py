"""A message that asks nothing of the articles, and what is said to it."""

from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType

from corpus.answers.remarks.answer_requests import AnswerRequest, answer_request
from corpus.answers.remarks.small_talk import SmallTalk, small_talk
from corpus.models import Answer
from handlers.answers.remarks.request_replies import request_reply
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


@dataclass(frozen=True, slots=True)
class Remarked:
    """A message that is no question; nothing is searched for it, and nothing of it is counted."""

    message: Message
    said: SmallTalk | AnswerRequest
    before: Answer | None
    context: Context

    async def reply(self) -> Reply | None:
        """What is said to it; in a group nothing but to what is asked of the answer before."""
        if isinstance(self.said, AnswerRequest) and self.before:
            return await request_reply(self.said, self.before, self.context)
        if self.message.chat.type != ChatType.PRIVATE:
            return None
        asked = isinstance(self.said, AnswerRequest)
        return Reply(
            text("request-of-nothing" if asked else f"small-talk-{self.said}", self.context.language)
        )


def remarked(message: Message, words: str, context: Context) -> Remarked | None:
    """The remark that a message is, None for a question."""
    before = context.services.conversations.before(message)
    talk, request = small_talk(words), answer_request(words)
    found = (request or talk) if before else (talk or request)
    if found is None:
        return None
    context.asked_in = found.language
    return Remarked(message, found.kind, before, context)
