"""An article that somebody gave is kept, and its receipt sent."""

import asyncio
from collections.abc import Sequence
from functools import partial

from telegram import Message
from telegram.constants import ChatType

from corpus.library import Library
from corpus.models import Draft, Receipt
from corpus.store.near_duplicates import NearDuplicate
from handlers.articles.receipts import PAGE, Arrival, opening_of, receipt_reply
from handlers.chat.audience import person_of
from handlers.chat.roles import Right, rights_now
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.chat.standing import ask_again
from handlers.uploads.citations import answered_with
from handlers.uploads.own_messages import say_own
from handlers.uploads.scopes import scope_in


async def keep_all(message: Message, drafts: Sequence[Draft], context: Context) -> None:
    """Add the articles of one text, and reply with one receipt; raises RightLost."""
    if len(drafts) == 1:
        await keep(message, drafts[0], context)
        return
    library = context.services.library
    await ask_again(library, context.bot)
    scope = scope_in(message.chat_id, context.collection)

    def add() -> list[Receipt]:
        return list(library.add_many(drafts, person_of(message), len(drafts), mark=0, scope=scope))

    receipts = await context.services.slowly(add)
    notes = tuple(dict.fromkeys(note for draft in drafts for note in draft.notes))
    for start in range(0, len(receipts), PAGE):
        page = receipts[start : start + PAGE]
        reply = receipt_reply(page, context.language, Arrival(notes=() if start else notes))
        await send(message, reply)


async def keep(message: Message, draft: Draft, context: Context) -> None:
    """Add an article, if whoever gave it may still do so; raises RightLost."""
    library = context.services.library
    if draft.url is None and (quoted := await asyncio.to_thread(answered_with, draft.text, library)):
        await say_own(message, quoted, context)
        return
    await ask_again(library, context.bot)
    scope = scope_in(message.chat_id, context.collection)
    add = partial(library.add, draft, person_of(message), scope=scope)
    receipt = await context.services.slowly(add)
    alike = await asyncio.to_thread(likest, library, receipt)
    soon = await asyncio.to_thread(library.awaits_meaning, receipt.article)
    arrival = Arrival(
        opening=opening_of(draft.text, receipt.article.title),
        notes=draft.notes,
        alike=alike,
        soon=soon,
        editable=message.chat.type == ChatType.PRIVATE,
        removes=Right.REMOVE in rights_now(context.services, person_of(message) or 0),
    )
    await send(message, receipt_reply([receipt], context.language, arrival))


def likest(library: Library, receipt: Receipt) -> NearDuplicate | None:
    """The article that one which has just come is nearly the same as."""
    if receipt.sequence is None:
        return None
    return next(iter(library.desk.near_duplicates(receipt.article.key, receipt.article.version)), None)
