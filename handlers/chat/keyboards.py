"""The buttons under a message: of lists and their pages, and of a message that was sent before."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import ceil

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from corpus.soundness import showable
from handlers.chat.callback_codec import Press, pack

PAGE = 10  # entries of a list in a message
IN_A_ROW = 5  # buttons


def button(label: str, press: Press) -> InlineKeyboardButton:
    """A button that the bot hears of."""
    return InlineKeyboardButton(showable(label), callback_data=pack(press))


def buttons_of(message: Message) -> Iterator[InlineKeyboardButton]:
    """The buttons under a message, row by row."""
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        yield from row


def in_rows(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Small buttons, some of them in a row."""
    return [list(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)]


def page_count(count: int) -> int:
    """How many pages a list has; an empty one has one."""
    return max(ceil(count / PAGE), 1)


def pager(page: int, pages: int, to: Sequence[Press], labels: Sequence[str]) -> list[InlineKeyboardButton]:
    """The buttons to the page before and to the one after, where there are such."""
    there = (page > 0, page + 1 < pages)
    return [
        button(label, press) for label, press, is_there in zip(labels, to, there, strict=True) if is_there
    ]


async def take_button(query: CallbackQuery, message: Message, row_of: type[Press] | None = None) -> None:
    """Take the pressed button out of its keyboard, and each row that has a button of a kind with it."""
    if message.reply_markup is None:  # of an old message Telegram tells no more than its number
        return
    rows = message.reply_markup.inline_keyboard
    if row_of:
        rows = tuple(row for row in rows if not any(row_of.read(button.callback_data) for button in row))
    left = [[button for button in row if button.callback_data != query.data] for row in rows]
    kept = [row for row in left if row]
    # Two people may press at once, and then the second finds it gone.
    with suppress(BadRequest):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept) if kept else None)
