"""Whom a message is for: the filters that the table of handlers is made of."""

import re

from cachetools import LRUCache
from telegram import Message, MessageEntity, MessageOriginUser, Update
from telegram.ext import filters

from corpus.answers.question.separate_questions import separate_questions

LONG_TEXT = 400  # characters; nobody asks a question that long
LONG_TEXT_OF_PARAGRAPHS = 200  # characters, when there are several lines
PARAGRAPHS = 3

OLD = "old"  # the kind of a question of which nothing is kept any more
REMEMBERED = 1000  # answers, from their arrival to their row of the table
_LINK = re.compile(r"https://t\.me/(?P<bot>\w{1,32})\?start=(?:edit|ask)_\d{1,18}_\d{1,2}")


class ViaUs(filters.MessageFilter):
    """Messages sent through this bot, which come back to it as if they were questions."""

    def filter(self, message: Message) -> bool:
        """Whether this bot made the message."""
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


class FromBot(filters.MessageFilter):
    """Messages of other bots: two that answered each other would never end."""

    def filter(self, message: Message) -> bool:
        """Whether a bot wrote it; those of anonymous admins and of channels bear a bot's name too."""
        person = message.from_user
        return person is not None and person.is_bot and message.sender_chat is None


class Addressed(filters.MessageFilter):
    """Messages in a group that mention this bot or reply to one of its messages."""

    def filter(self, message: Message) -> bool:
        """Whether the bot is meant."""
        return bool(own_mentions(message)) or replies_to_us(message)


class CaptionCommand(filters.MessageFilter):
    """Files and pictures whose caption begins with a command to this bot; the library looks at texts only."""

    def __init__(self, name: str) -> None:
        super().__init__(f"caption with /{name}")
        self._name = name

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        written = command_of(message).lower() if message.caption else ""
        return written in (f"/{self._name}", f"/{self._name}@{message.get_bot().username}".lower())


class Article(filters.MessageFilter):
    """Texts and captions too long to be a question: an article that was pasted."""

    def filter(self, message: Message) -> bool:
        """Whether the text reads as an article."""
        text = message.text or message.caption or ""
        lines = [line for line in text.splitlines() if line.strip()]
        if len(text) < (LONG_TEXT_OF_PARAGRAPHS if len(lines) >= PARAGRAPHS else LONG_TEXT):
            return False
        questions = separate_questions(text)
        return len(questions) == 1 or not all(question.endswith("?") for question in questions)


def is_ours(message: Message) -> bool:
    """Whether this bot wrote it: itself, by way of somebody, or forwarded from a chat where it did."""
    origin = message.forward_origin
    author = origin.sender_user if isinstance(origin, MessageOriginUser) else message.from_user
    return message.get_bot().id in {user.id for user in (author, message.via_bot) if user}


def command_of(message: Message) -> str:
    """The command that a text or a caption begins with, as written; empty without one."""
    first = next(iter(message.entities or message.caption_entities), None)
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset > 0:
        return ""
    # A command is ASCII, so its length in UTF-16 units is its length in characters.
    return (message.text or message.caption or "")[: first.length]


def after_command(message: Message) -> str:
    """What is written behind the command."""
    return (message.text or message.caption or "")[len(command_of(message)) :].strip()


def own_mentions(message: Message) -> list[str]:
    """How a text or a caption mentions this bot, as written."""
    bot = message.get_bot()
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    return [
        written
        for entity, written in found.items()
        if written.lower() == f"@{bot.username}".lower() or (entity.user and entity.user.id == bot.id)
    ]


def replies_to_us(message: Message) -> bool:
    """Whether it replies to a message of this bot's; the root of a topic is no such message."""
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.forum_topic_created is None
        and replied.from_user is not None
        and replied.from_user.id == message.get_bot().id
    )


class AskedFor:
    """The kinds of the questions that the last messages answer: filters cannot wait for a database."""

    def __init__(self) -> None:
        self._kinds: LRUCache[tuple[int, int], str] = LRUCache(REMEMBERED)

    def note(self, message: Message, kind: str) -> None:
        """Keep what a message answers."""
        self._kinds[message.chat_id, message.message_id] = kind

    def of(self, message: Message) -> str | None:
        """The kind of the question that a message answers; None when it answers none."""
        return self._kinds.get((message.chat_id, message.message_id))


class AnswersTo(filters.MessageFilter):
    """Answers to our questions of a kind."""

    def __init__(self, asked_for: AskedFor, kind: str) -> None:
        super().__init__(f"answers to {kind}")
        self._asked_for = asked_for
        self._kind = kind

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return self._asked_for.of(message) == self._kind


def may_answer(message: Message) -> bool:
    """Whether somebody wrote it themselves, in reply to a message of ours, in the same chat."""
    own = message.from_user is not None and message.sender_chat is None
    return own and not (message.via_bot or message.forward_origin) and replies_to_us(message)


def was_a_question(message: Message) -> bool:
    """Whether a message of ours looks like a question for an answer; that makes no reply to it one."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.TEXT_LINK:
        return False
    link = _LINK.fullmatch(first.url or "")
    return link is not None and link["bot"] == message.get_bot().username


# Edited messages and channel posts are other kinds of updates: they never get a reply of their own.
WRITTEN = filters.UpdateType.MESSAGE & ~ViaUs() & ~FromBot()
PRIVATE = WRITTEN & filters.ChatType.PRIVATE
GROUP = WRITTEN & filters.ChatType.GROUPS
EDITED = filters.UpdateType.EDITED_MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
WORDS = filters.TEXT & ~filters.COMMAND


def written(update: Update) -> Message:
    """The message of an update that a filter for new messages let through."""
    if update.message is None:
        raise TypeError(f"update {update.update_id} holds no new message")
    return update.message


def person_of(message: Message) -> int | None:
    """Who wrote it; who writes in the name of a group or channel has no number of their own."""
    return message.from_user.id if message.from_user and message.sender_chat is None else None
