"""What was asked before, in memory only, so that "and when?" is understood; a restart forgets it."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from telegram import Message
from telegram.constants import ChatType

from corpus.models import Answer
from handlers.chat.sending import topic_number

REMEMBERED = 2000  # questions of all chats, of some thousand bytes each
MINUTES = 15  # after which a private chat begins anew


Key = TypeVar("Key")
Noted = TypeVar("Noted")
Number = TypeVar("Number")


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
        self._turns: OrderedDict[tuple[int, int], Turn] = OrderedDict()  # by chat and message
        self._replies: OrderedDict[tuple[int, int], int] = OrderedDict()  # the message that each replies to
        self._last: OrderedDict[tuple[int, int | None], int] = OrderedDict()  # by private chat and topic

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
        turn = Turn(_brief(answer), before, self._clock())
        _keep(self._turns, (message.chat_id, message.message_id), turn)
        if message.chat.type == ChatType.PRIVATE:
            place = (message.chat_id, topic_number(message))
            _keep(self._last, place, max(self._last.get(place, 0), message.message_id))

    def replied(self, message: Message, reply: int) -> None:
        """Note the number of our reply to a message."""
        _keep(self._replies, (message.chat_id, reply), message.message_id)

    def forget(self, chat: int) -> None:
        """Begin a chat anew."""
        self._turns = _without(self._turns, chat)
        self._replies = _without(self._replies, chat)
        self._last = _without(self._last, chat)


def _keep(noted: OrderedDict[Key, Noted], key: Key, what: Noted) -> None:
    noted[key] = what
    noted.move_to_end(key)
    if len(noted) > REMEMBERED:
        noted.popitem(last=False)


def _without(
    noted: OrderedDict[tuple[int, Number], Noted], chat: int
) -> OrderedDict[tuple[int, Number], Noted]:
    return OrderedDict((key, what) for key, what in noted.items() if key[0] != chat)


def _brief(answer: Answer) -> Answer:
    """What a follow-up needs of an answer."""
    question = answer.question.model_copy(update={"concepts": ()})
    shown = tuple(
        cited.model_copy(update={"reasons": (), "also": ()}) for cited in answer.citations[: answer.shown]
    )
    return answer.model_copy(update={"question": question, "citations": shown})
