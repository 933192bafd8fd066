"""The buttons under a message that was sent before."""

from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from handlers.chat.callback_codec import Press


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
