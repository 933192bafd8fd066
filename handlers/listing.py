"""The list of articles, in pages."""

import asyncio

from telegram import Update

from handlers.audience import written
from handlers.receipts import PAGE, articles_reply, page_count
from handlers.reply import Reply
from handlers.sending import send
from handlers.services import Context


async def articles(update: Update, context: Context) -> None:
    """List the articles, last added first."""
    message = written(update)
    await send(message, await articles_page(0, context))


async def articles_page(page: int, context: Context) -> Reply:
    """A page of the list, the last one when there are fewer."""
    library = context.services.library
    count = await asyncio.to_thread(library.count)
    page = min(page, page_count(count) - 1)
    shown = await asyncio.to_thread(library.articles, PAGE, page * PAGE)
    return articles_reply(shown, page, count, context.language)
