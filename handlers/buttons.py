"""Buttons under the bot's messages: each press is answered, also long after a restart."""

import asyncio
from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from corpus.errors import UnknownArticle
from corpus.models import Article
from handlers.admins import articles_page
from handlers.callback_data import Choose, ShowArticles, ShowContext, Undo, unpack
from handlers.choosing import choose
from handlers.excerpt import Span
from handlers.receipts import receipt_reply
from handlers.rendering import context_reply
from handlers.sending import acknowledge, edit, send
from handlers.services import Context
from handlers.texts import text


async def pressed(update: Update, context: Context) -> None:
    """Do what a button says, or say why not."""
    query = update.callback_query
    if query is None:
        return
    press = unpack(query.data)
    if press is None or not isinstance(query.message, Message):
        await acknowledge(query, text("button-stale", context.language))
    elif isinstance(press, ShowContext):
        await show_context(query, query.message, press, context)
    elif isinstance(press, Choose):
        await choose(query, query.message, press, context)
    elif query.from_user.id not in context.services.admins:
        await acknowledge(query, text("admins-only", context.language))
    elif isinstance(press, Undo):
        await undo(query, query.message, press, context)
    else:
        await turn_page(query, query.message, press, context)


async def show_context(query: CallbackQuery, message: Message, press: ShowContext, context: Context) -> None:
    """Show the paragraph around a sentence of an article that still answers."""
    article = await asyncio.to_thread(_find, press, context)
    if article is None:
        await acknowledge(query, text("article-removed", context.language))
        return
    await acknowledge(query)
    await send(message, context_reply(article, Span(press.start, press.end), context.language))
    # In a group anybody may press: once shown, the paragraph is not shown again and again.
    if message.chat.type != ChatType.PRIVATE:
        await take_button(query, message)


async def undo(query: CallbackQuery, message: Message, press: Undo, context: Context) -> None:
    """Take back a change; the receipt of that can be undone too."""
    receipt = await asyncio.to_thread(context.services.library.undo, press.sequence, query.from_user.id)
    await acknowledge(query)
    await send(message, receipt_reply([receipt], context.language))
    await take_button(query, message)


async def turn_page(query: CallbackQuery, message: Message, press: ShowArticles, context: Context) -> None:
    """Show another page of the list of articles in place of this one."""
    page = await articles_page(press.page, context)
    await acknowledge(query)
    await edit(message, page)


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


def _find(press: ShowContext, context: Context) -> Article | None:
    try:
        article = context.services.library.article_by_key(press.key, press.version)
    except UnknownArticle:
        return None
    return article if press.start < press.end <= len(article.text) else None
