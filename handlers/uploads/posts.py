"""Posts of channels, groups and people as articles: whose they are, of which day, and where they stand."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from telegram import (
    Chat,
    Document,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.constants import ChatType

from corpus.models import Draft, Metadata
from corpus.readers import read_text

SHORTEST = 40  # characters beside links: less is a greeting or a "read more", and nothing to quote
LONGEST_QUESTION = 400  # characters
_LINK = re.compile(r"(?:https?://|t\.me/|@)\S+")
_SUPERGROUPS = 1_000_000_000_000  # what Telegram adds to the number of a channel, which it makes negative


def origin_of(message: Message) -> Metadata | None:
    """Whose a post is, of which day, and where; None for what its sender wrote here."""
    origin, day = message.forward_origin, message.date.date()
    match origin:
        case MessageOriginChannel():
            return _said(origin.chat.title, origin.date.date(), link_to(origin.chat, origin.message_id))
        case MessageOriginChat():  # in the name of a group, whose message it was is not told
            return _said(origin.sender_chat.title, origin.date.date())
        case MessageOriginUser():
            return _said(origin.sender_user.full_name, origin.date.date())
        case MessageOriginHiddenUser():
            return _said(origin.sender_user_name, origin.date.date())
    if message.chat.type == ChatType.CHANNEL:
        return _said(message.chat.title, day, link_to(message.chat, message.message_id))
    return None


def _said(source: str | None, published: date, url: str | None = None) -> Metadata:
    return Metadata(source=source or None, published=published, url=url)


def link_to(chat: Chat, number: int) -> str:
    """The link to a post of a channel; that of a private one opens for its members."""
    return f"https://t.me/{chat.username or f'c/{-chat.id - _SUPERGROUPS}'}/{number}"


def words_of(messages: Iterable[Message]) -> str:
    """The text of a post, or the captions of an album, each once."""
    ordered = sorted(messages, key=lambda message: message.message_id)
    found = [(message.text or message.caption or "").strip() for message in ordered]
    return "\n\n".join(dict.fromkeys(words for words in found if words))


def draft_of(messages: Sequence[Message]) -> Draft:
    """A post, or an album, as an article; raises EmptySource, TextTooLong."""
    draft = read_text(words_of(messages))
    speaking = next((message for message in messages if message.text or message.caption), messages[0])
    origin = origin_of(speaking)
    return draft if origin is None else draft.model_copy(update=origin.completed_by(draft).metadata)


def is_short(words: str) -> bool:
    """Whether there is too little in a post for an article."""
    return len(_LINK.sub("", words).strip()) < SHORTEST


def is_question(words: str) -> bool:
    """Whether a text asks something and says nothing else."""
    return len(words) <= LONGEST_QUESTION and "\n" not in words and words.rstrip(" \xa0!").endswith("?")


def page_in(message: Message) -> Document | None:
    """The file in a message that may be an article: a document, or a picture of a page; no film."""
    if message.animation:
        return None
    if message.photo:
        largest = message.photo[-1]
        return Document(
            largest.file_id, largest.file_unique_id, file_name="photo.jpg", file_size=largest.file_size
        )
    return message.document
