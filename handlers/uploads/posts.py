"""Posts of channels, groups and people as articles: whose they are, of which day, and where they stand."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

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

from corpus.models import Draft
from corpus.readers import read_text

SHORTEST = 40  # characters beside links: less is a greeting or a "read more", and nothing to quote
LONGEST_QUESTION = 400  # characters
_LINK = re.compile(r"(?:https?://|t\.me/|@)\S+")
_SUPERGROUPS = 1_000_000_000_000  # what Telegram adds to the number of a channel, which it makes negative


class Origin(NamedTuple):
    """Where a post comes from."""

    source: str | None
    url: str | None
    published: date


def origin_of(message: Message) -> Origin | None:
    """Who wrote a post first; None for what its sender wrote here."""
    origin, day = message.forward_origin, message.date.date()
    match origin:
        case MessageOriginChannel():
            return Origin(origin.chat.title, link_to(origin.chat, origin.message_id), origin.date.date())
        case MessageOriginChat():  # in the name of a group, whose message it was is not told
            return Origin(origin.sender_chat.title, None, origin.date.date())
        case MessageOriginUser():
            return Origin(origin.sender_user.full_name, None, origin.date.date())
        case MessageOriginHiddenUser():
            return Origin(origin.sender_user_name, None, origin.date.date())
    if message.chat.type == ChatType.CHANNEL:
        return Origin(message.chat.title, link_to(message.chat, message.message_id), day)
    return None


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
    if origin is None:
        return draft
    known = {"source": origin.source or draft.source, "url": origin.url, "published": origin.published}
    return draft.model_copy(update=known)


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
