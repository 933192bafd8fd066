"""Whom a message is for: the filters that the table of handlers is made of."""

from telegram import Message, MessageEntity, Update
from telegram.ext import filters

LONG_TEXT = 400  # characters; nobody asks a question that long
LONG_TEXT_OF_PARAGRAPHS = 200  # characters, when there are several lines
PARAGRAPHS = 3


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


class Article(filters.MessageFilter):
    """Texts and captions too long to be a question: an article that was pasted."""

    def filter(self, message: Message) -> bool:
        """Whether the text reads as an article."""
        text = message.text or message.caption or ""
        lines = [line for line in text.splitlines() if line.strip()]
        return len(text) >= (LONG_TEXT_OF_PARAGRAPHS if len(lines) >= PARAGRAPHS else LONG_TEXT)


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
