"""The buttons under a message that was sent before."""

from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from handlers.chat.callback_data import KeepBoth, unpack


async def take_button(query: CallbackQuery, message: Message) -> None:
    """Take the pressed button out of its keyboard, and the choice between two like articles with it."""
    if message.reply_markup is None:  # of an old message Telegram tells no more than its number
        return
    rows = message.reply_markup.inline_keyboard
    open_still = [row for row in rows if not any(isinstance(_press(button), KeepBoth) for button in row)]
    left = [[button for button in row if button.callback_data != query.data] for row in open_still]
    kept = [row for row in left if row]
    # Two people may press at once, and then the second finds it gone.
    with suppress(BadRequest):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept) if kept else None)


def _press(button: InlineKeyboardButton) -> object:
    return unpack(button.callback_data) if isinstance(button.callback_data, str) else None
