"""What admins do in their own chat with the bot; the table of handlers lets nobody else in."""

import asyncio

from telegram import Message, Update

from corpus.models import Draft
from corpus.readers import read, read_text
from handlers.audience import written
from handlers.downloads import download, name_of
from handlers.receipts import receipt_reply
from handlers.reply import Reply
from handlers.sending import send, while_typing
from handlers.services import Context
from handlers.texts import text


async def upload(update: Update, context: Context) -> None:
    """Add a document."""
    message = written(update)
    await _add(message, message, context)


async def pasted(update: Update, context: Context) -> None:
    """Add a text that is too long to be a question."""
    message = written(update)
    await _add(message, message, context)


async def add(update: Update, context: Context) -> None:
    """Add the text after /add, or the document or text that the command replies to."""
    message = written(update)
    typed = (message.text or "")[message.entities[0].length :].strip()
    if typed:
        await keep_text(message, typed, context)
    elif message.reply_to_message:
        await _add(message, message.reply_to_message, context)
    else:
        await _say(message, "add-usage", context)


async def add_replied(message: Message, source: Message, context: Context) -> None:
    """Add what a message holds that /add replies to; in a bound chat, to its collection."""
    await _add(message, source, context)


async def link(update: Update, context: Context) -> None:
    """Say how to add a page, since a link alone is not read here."""
    await _say(written(update), "link-unread", context)


async def keep_text(message: Message, content: str, context: Context) -> None:
    """Add a text and reply with its receipt."""
    draft = await asyncio.to_thread(read_text, content)
    await _keep(message, draft, context)


async def _add(message: Message, source: Message, context: Context) -> None:
    if source.document:
        await while_typing(message, _add_document(message, source, context))
    elif content := source.text or source.caption:
        await keep_text(message, content, context)
    else:
        await _say(message, "add-usage", context)


async def _add_document(message: Message, source: Message, context: Context) -> None:
    if source.document:
        data = await download(source.document)
        draft = await asyncio.to_thread(read, name_of(source.document), data)
        await _keep(message, draft, context, source.document.file_id)


async def _keep(message: Message, draft: Draft, context: Context, file: str | None = None) -> None:
    library = context.services.library
    if context.collection:
        draft = draft.model_copy(update={"collection": context.collection})
    receipt = await asyncio.to_thread(library.add, draft, _person(message))
    if file:
        article = receipt.article
        await asyncio.to_thread(library.originals.keep, article.key, article.version, file)
    soon = await asyncio.to_thread(library.awaits_meaning, receipt.article)
    await send(message, receipt_reply([receipt], context.language, soon=soon))


async def _say(message: Message, key: str, context: Context) -> None:
    await send(message, Reply(text(key, context.language)))


def _person(message: Message) -> int | None:
    # Who writes in the name of a group or channel has no number of their own.
    return message.from_user.id if message.from_user and message.sender_chat is None else None
