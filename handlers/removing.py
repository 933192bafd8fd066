"""Taking articles out of all answers."""

import asyncio

from telegram import Update

from handlers.audience import written
from handlers.receipts import PAGE, receipt_reply
from handlers.reply import Reply
from handlers.sending import send
from handlers.services import Context
from handlers.texts import text


async def remove(update: Update, context: Context) -> None:
    """Remove the articles whose ids follow the command."""
    message = written(update)
    ids = list(dict.fromkeys(context.args or []))
    if not ids:
        await send(message, Reply(text("remove-usage", context.language)))
        return
    by = message.from_user.id if message.from_user else None
    receipts = await asyncio.to_thread(context.services.library.remove, ids, by)
    for start in range(0, len(receipts), PAGE):
        await send(message, receipt_reply(receipts[start : start + PAGE], context.language))
