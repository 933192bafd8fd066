"""Our messages that ask for something, and the replies to them.

What is asked for stands in the link of the message's first line: a reply is understood after a restart.
"""

import re
from typing import NamedTuple

from telegram import ForceReply, Message, MessageEntity
from telegram.ext import filters

from handlers.chat.audience import replies_to_us
from handlers.chat.pressing import Pressing
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer

HINT = 64  # characters that Telegram shows in the field of the reply
_LINK = re.compile(r"[?&]start=(?P<kind>[a-z]+)_(?P<key>\d{1,18})(?:_(?P<part>\d{1,2}))?$")


class Prompt(NamedTuple):
    """What is asked for: of which kind, about which article, and which part of it."""

    kind: str
    key: int
    part: int = 0


class Answers(filters.MessageFilter):
    """Replies to our messages that ask for something of a kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"answers to {kind}")
        self._kind = kind

    def filter(self, message: Message) -> bool:
        """Whether it is such a reply."""
        prompt = prompt_of(message)
        return prompt is not None and prompt.kind == self._kind


def prompt_of(message: Message) -> Prompt | None:
    """What our message asks for that this one replies to."""
    replied = message.reply_to_message
    if replied is None or not replies_to_us(message):
        return None
    for entity in replied.entities:
        if found := _LINK.search(entity.url or ""):
            return Prompt(found["kind"], int(found["key"]), int(found["part"] or 0))
    return None


async def prompt(at: Pressing, wanted: Prompt, title: str, words: tuple[str, str], hint: str) -> None:
    """Ask: the words before the title of the article, and those in the line below."""
    url = f"https://t.me/{at.context.bot.username}?start={wanted.kind}_{wanted.key}_{wanted.part}"
    composer = Composer().write(words[0] + " ").write(title, MessageEntity.TEXT_LINK, url=url)
    question = composer.write("\n" + words[1]).reply()
    await at.context.bot.send_message(
        at.message.chat_id,
        question.text,
        entities=question.entities,
        reply_markup=ForceReply(input_field_placeholder=shorten(hint, HINT)),
    )
