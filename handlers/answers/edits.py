"""An edited question edits its reply; no edit ever makes a second one."""

from collections.abc import Sequence
from datetime import timedelta

from cachetools import LRUCache
from telegram import Message, Update

from corpus.chats.replies import Replied
from handlers.answers.message_questions import question_in
from handlers.answers.noting import number_of, reply_noted, written_at
from handlers.answers.questions import answer_anew
from handlers.chat.audience import EDITED, GROUP, PRIVATE
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.services import Context

EDITABLE = timedelta(hours=48)
REMEMBERED = 1000  # edits of messages that are not known yet


class Edits:
    """Follows the edits of questions; one may come before the question itself."""

    def __init__(self) -> None:
        self._early: LRUCache[tuple[int, int], Message] = LRUCache(REMEMBERED)

    async def edited(self, update: Update, context: Context) -> None:
        """Answer the question as it is now, in the place of the answer before."""
        if update.edited_message:
            await self._follow(update.edited_message, context)

    async def catch_up(self, update: Update, context: Context) -> None:
        """After a question was answered, follow its edit if that one came before it."""
        message = update.message
        if message and (early := self._early.pop((message.chat_id, message.message_id), None)):
            await self._follow(early, context)

    async def _follow(self, message: Message, context: Context) -> None:
        replied = await reply_noted(message, context)
        if replied is None:
            self._early[message.chat_id, message.message_id] = message
        elif question := _changed_question(message, replied):
            await answer_anew(message, question, replied, context)


def _changed_question(message: Message, replied: Replied) -> str | None:
    """The question when it is another now; links that open and pictures that change are edits too."""
    written = written_at(message)
    # Edits can come in another order than they were made in: the newest stays.
    if written < replied.written or written - message.date > EDITABLE:
        return None
    question = question_in(message)
    return question if question and number_of(question) != replied.question else None


def _updates() -> Sequence[Sent]:
    edits = Edits()
    return [
        Sent(Stage.EDIT, EDITED, edits.edited),
        Sent(Stage.AFTER_QUESTION, PRIVATE | GROUP, edits.catch_up),
    ]


CAPABILITY = Capability(updates=_updates)
