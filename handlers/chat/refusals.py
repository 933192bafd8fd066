"""What is said to those who may not do what they ask for."""

from telegram import Update

from handlers.chat.audience import written
from handlers.chat.group_admins import names_us
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def admins_only(update: Update, context: Context) -> None:
    """Refuse a command of the admins'."""
    await send(written(update), Reply(text("admins-only", context.language)))


async def admins_only_in_group(update: Update, context: Context) -> None:
    """Refuse it in a group to those without the right, when they mean this bot and no other."""
    if names_us(written(update)):
        await admins_only(update, context)
