"""The buttons by which a question under an answer is watched, and is watched no more."""

from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.chat.callback_codec import Press
from handlers.chat.doors import Answered
from handlers.chat.keyboards import button
from handlers.chat.recent_questions import checksum
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


@dataclass(frozen=True)
class StartWatch(Press, code="ws", letter="g"):
    """Remember a question, and tell when articles that came after a change answer it."""

    question: int  # its checksum
    seen: int  # the sequence number of the change


@dataclass(frozen=True)
class EndWatch(Press, code="we", letter="h"):
    """End a watched question, under a message of it."""

    number: int


def watch_button(found: Answered, language: str) -> InlineKeyboardButton:
    """The button under a reply that does not answer; it remembers which articles were asked already."""
    press = StartWatch(checksum(found.answer.question), found.sequence)
    return button(text("button-watch", language), press)


def end_button(number: int, language: str) -> InlineKeyboardButton:
    """The button that ends a watch."""
    return button(text("button-end-watch", language), EndWatch(number))


def keep_end_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """The reply with the button that ended a watch in its place before, if there was one."""
    rows = before.inline_keyboard if before else ()
    kept = [row for row in rows if any(EndWatch.read(one.callback_data) for one in row)]
    if not kept or reply.keyboard is None:
        return reply
    return replace(reply, keyboard=InlineKeyboardMarkup([*reply.keyboard.inline_keyboard, *kept]))
