"""How busy a group is: where much is said at once, a reply quotes the words that it answers."""

from datetime import datetime
from typing import NamedTuple

from cachetools import LRUCache
from telegram import Message, MessageEntity
from telegram.constants import ChatType

from handlers.chat.audience import own_mentions

BUSY = 3  # messages a minute
MANY_GROUPS = 5000  # remembered; those longest silent are forgotten
LONGEST_QUOTE = 1024  # characters
# A quote must repeat the formatting of these, which a question seldom has.
FORMATTED = frozenset({
    MessageEntity.BOLD,
    MessageEntity.ITALIC,
    MessageEntity.UNDERLINE,
    MessageEntity.STRIKETHROUGH,
    MessageEntity.SPOILER,
    MessageEntity.CUSTOM_EMOJI,
    MessageEntity.DATE_TIME,
})  # fmt: skip


class Seen(NamedTuple):
    """A message that the bot was told of."""

    number: int
    date: datetime


class Bustle:
    """Notes the numbers of messages, which count also what the bot is not told of."""

    def __init__(self) -> None:
        self._last: LRUCache[int, Seen] = LRUCache(MANY_GROUPS)

    def is_busy(self, message: Message) -> bool:
        """Whether much has been said in a supergroup since the bot was last asked there."""
        if message.chat.type != ChatType.SUPERGROUP:  # elsewhere numbers do not count the chat's messages
            return False
        now = Seen(message.message_id, message.date)
        last = self._last.get(message.chat_id)
        self._last[message.chat_id] = now
        if last is None:
            return False
        minutes = max((now.date - last.date).total_seconds() / 60, 1)
        return (now.number - last.number) / minutes >= BUSY


def quotable(message: Message, question: str) -> str | None:
    """The question, or the longest part of it around our name, as a reply may quote it: to the letter."""
    text = message.text or ""
    if any(entity.type in FORMATTED for entity in message.entities):
        return None
    parts = [question]
    if question not in text:
        parts = [text]
        for mention in own_mentions(message):
            parts = [between for part in parts for between in part.split(mention)]
        parts = [part for part in (part.strip(" \t\n,:") for part in parts) if part in question]
    longest = max(parts, key=len, default="")
    return longest if 0 < len(longest) <= LONGEST_QUOTE else None
