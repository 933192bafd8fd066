"""The buttons under a message that was sent before."""

from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest


async def take_button(query: CallbackQuery, message: Message) -> None:
    """Take the pressed button out of its keyboard."""
    if message.reply_markup is None:  # of an old message Telegram tells no more than its number
        return
    rows = message.reply_markup.inline_keyboard
    left = [[button for button in row if button.callback_data != query.data] for row in rows]
    kept = [row for row in left if row]
    # Two people may press at once, and then the second finds it gone.
    with suppress(BadRequest):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept) if kept else None)
