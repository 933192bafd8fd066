"""What was asked before, in memory only, so that "and when?" is understood; a restart forgets it."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from cachetools import LRUCache
from telegram import Message
from telegram.constants import ChatType

from corpus.models import Answer
from handlers.chat.sending import topic_number

REMEMBERED = 2000  # questions of all chats, of some thousand bytes each
MINUTES = 15  # after which a private chat begins anew


class Turn(NamedTuple):
    """A question that was answered, and the answer that it may have followed."""

    answer: Answer
    before: Answer | None
    time: float


class Conversations:
    """The last answers of each chat.

    In a private chat a question may follow the one before it in the same topic; in a group, where several
    people ask, only the one whose reply it replies to.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # By chat and message; the message that each of our replies replies to; by private chat and topic.
        self._turns: LRUCache[tuple[int, int], Turn] = LRUCache(REMEMBERED)
        self._replies: LRUCache[tuple[int, int], int] = LRUCache(REMEMBERED)
        self._last: LRUCache[tuple[int, int | None], int] = LRUCache(REMEMBERED)

    def before(self, message: Message) -> Answer | None:
        """The answer that a message may follow."""
        chat, replied = message.chat_id, message.reply_to_message
        if replied and (question := self._replies.get((chat, replied.message_id))):
            turn = self._turns.get((chat, question))
            return turn.answer if turn else None
        if message.chat.type != ChatType.PRIVATE:
            return None
        if edited := self._turns.get((chat, message.message_id)):
            return edited.before
        last = self._last.get((chat, topic_number(message)))
        turn = self._turns.get((chat, last)) if last and last < message.message_id else None
        return turn.answer if turn and self._clock() - turn.time < MINUTES * 60 else None

    def answered(self, message: Message, answer: Answer, before: Answer | None) -> None:
        """Note the answer to a message, which may have followed another one."""
        self._turns[message.chat_id, message.message_id] = Turn(_brief(answer), before, self._clock())
        if message.chat.type == ChatType.PRIVATE:
            place = (message.chat_id, topic_number(message))
            self._last[place] = max(self._last.get(place, 0), message.message_id)

    def replied(self, message: Message, reply: int) -> None:
        """Note the number of our reply to a message."""
        self._replies[message.chat_id, reply] = message.message_id

    def forget(self, chat: int) -> None:
        """Begin a chat anew."""
        noted: tuple[LRUCache[Any, Any], ...] = (self._turns, self._replies, self._last)
        for kept in noted:
            for key in [key for key in kept if key[0] == chat]:
                del kept[key]


def _brief(answer: Answer) -> Answer:
    """What a follow-up needs of an answer."""
    question = answer.question.model_copy(update={"concepts": ()})
    shown = tuple(
        cited.model_copy(update={"reasons": (), "also": ()}) for cited in answer.citations[: answer.shown]
    )
    return answer.model_copy(update={"question": question, "citations": shown})
