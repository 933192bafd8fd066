"""Short texts of those who may add that may be an article or a question: their sender says which."""

import re
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import filters

from handlers.answers.questions import answer_question
from handlers.articles.gaps import tell_filled
from handlers.chat.audience import WORDS, written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Sent, Stage
from handlers.chat.keyboards import button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.uploads.uploads import keep_text

SHORTEST = 80  # characters: with less there is no sentence beside a headline
STATEMENTS = 2  # sentences, or a headline and one
_STOP = re.compile(r"[.!…»”\"](?=\s|$)")


@dataclass(frozen=True)
class AddText(Press, code="sa"):
    """Add the text that the message replies to."""


@dataclass(frozen=True)
class AskText(Press, code="sq"):
    """Answer it."""


class ShortText(filters.MessageFilter):
    """Texts that say something in two sentences or lines, and ask nothing."""

    def filter(self, message: Message) -> bool:
        """Whether it may be a short article."""
        words = (message.text or "").strip()
        if len(words) < SHORTEST or "?" in words:
            return False
        lines = sum(1 for line in words.splitlines() if line.strip())
        return len(_STOP.findall(words)) + (lines > 1) >= STATEMENTS


async def offer(update: Update, context: Context) -> None:
    """Ask what it is."""
    language = context.language
    choices = [
        button(text("button-add-text", language), AddText()),
        button(text("button-ask-text", language), AskText()),
    ]
    keyboard = InlineKeyboardMarkup([choices])
    await send(written(update), Reply(text("text-or-question", language), keyboard=keyboard))


async def add(_press: AddText, at: Pressing) -> None:
    """Add the text as an article."""
    if source := await _chosen(at, "text-added"):
        await keep_text(source, source.text or "", at.context)
        at.context.application.create_task(tell_filled(source.chat_id, at.context))


async def ask(_press: AskText, at: Pressing) -> None:
    """Answer the text as a question."""
    if source := await _chosen(at, "text-asked"):
        await answer_question(source, source.text or "", at.context)


async def _chosen(at: Pressing, chosen: str) -> Message | None:
    """The text that was asked about; no button is left, so that it is taken once."""
    taken, choice = at.context.services.opened, ("short text", at.message.chat_id, at.message.message_id)
    if choice in taken:  # both buttons were pressed at once
        await at.spinner.stop(text("button-stale", at.language))
        return None
    taken[choice] = chosen
    await at.spinner.stop()
    source = at.message.reply_to_message
    gone = source is None or not source.text
    await edit(at.message, Reply(text("text-gone" if gone else chosen, at.language)))
    return None if gone else source


CAPABILITY = Capability(
    buttons=(Button(AddText, add, ADDING), Button(AskText, ask, ADDING)),
    updates=lambda: [Sent(Stage.SHORT_TEXT, WORDS & ShortText(), offer, ADDING, "short")],
)
