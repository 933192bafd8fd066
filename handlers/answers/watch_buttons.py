"""The buttons under an answer that begin and end the watching of its question."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.chat.callback_data import EndWatch, StartWatch, pack, unpack
from handlers.chat.doors import Answered
from handlers.chat.recent_questions import checksum
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


def watch_button(found: Answered, language: str) -> InlineKeyboardButton:
    """The button under a reply that does not answer; it remembers which articles were asked already."""
    press = StartWatch(checksum(found.answer.question), found.sequence)
    return InlineKeyboardButton(text("button-watch", language), callback_data=pack(press))


def end_button(number: int, language: str) -> InlineKeyboardButton:
    """The button that ends a watch."""
    return InlineKeyboardButton(text("button-end-watch", language), callback_data=pack(EndWatch(number)))


def keep_end_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """The reply with the button that ended a watch in its place before, if there was one."""
    rows = before.inline_keyboard if before else ()
    kept = [row for row in rows if any(isinstance(unpack(_data(button)), EndWatch) for button in row)]
    if not kept or reply.keyboard is None:
        return reply
    return replace(reply, keyboard=InlineKeyboardMarkup([*reply.keyboard.inline_keyboard, *kept]))


def _data(button: InlineKeyboardButton) -> str | None:
    return button.callback_data if isinstance(button.callback_data, str) else None
