"""Our messages that ask for something, and the replies to them.

What a message asks for, and of whom, is kept in the store under its number; nothing that stands in a message,
be it a link or a quotation, makes a reply to it an answer.
"""

import asyncio
from typing import NamedTuple

from telegram import ForceReply, Message, MessageEntity, Update

from corpus.chats.prompted import Prompted
from handlers.chat.audience import OLD, WORDS, written
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

HINT = 64  # characters that Telegram shows in the field of the reply


class Prompt(NamedTuple):
    """What is asked for: of which kind, about which article, and which part of it."""

    kind: str
    key: int
    part: int = 0


async def prompt(at: Pressing, wanted: Prompt, title: str, words: tuple[str, str], hint: str) -> None:
    """Ask whoever pressed: the words before the title of the article, and those in the line below."""
    url = f"https://t.me/{at.context.bot.username}?start={wanted.kind}_{wanted.key}_{wanted.part}"
    composer = Composer().write(words[0] + " ").write(title, MessageEntity.TEXT_LINK, url=url)
    question = composer.write("\n" + words[1]).reply()
    sent = await at.context.bot.send_message(
        at.message.chat_id,
        question.text,
        entities=question.entities,
        reply_markup=ForceReply(input_field_placeholder=shorten(hint, HINT)),
    )
    await keep_prompt(at, sent, wanted)


async def keep_prompt(at: Pressing, sent: Message, wanted: Prompt) -> None:
    """Keep what a message that was sent asks whoever pressed for."""
    services = at.context.services
    asked = Prompted(
        bot=at.context.bot.id,
        chat=sent.chat_id,
        message=sent.message_id,
        person=at.person,
        **wanted._asdict(),
    )
    await asyncio.to_thread(services.library.people.prompt, asked, services.clock())


async def too_old(update: Update, context: Context) -> None:
    """Say that a question can be answered no more, rather than take the answer for a question."""
    await send(written(update), Reply(text("prompt-too-old", context.language)))


CAPABILITY = Capability(updates=lambda: [Sent(Stage.REPLY, WORDS, too_old, ADDING, answers=OLD)])
