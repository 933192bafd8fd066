"""The choice between two articles that are nearly the same: both, the new one alone, or the old one."""

import asyncio
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from corpus.errors import UnknownArticle
from handlers.articles.article_buttons import KeepBoth, ReplaceOld, UndoTogether
from handlers.articles.receipts import receipt_reply
from handlers.chat.capability import Button, Capability
from handlers.chat.keyboards import button, take_button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING, REMOVING, Right
from handlers.chat.sending import send
from handlers.chat.standing import only_if
from handlers.texts.catalogue import text


async def keep_both(_: KeepBoth, at: Pressing) -> None:
    """Leave both where they are."""
    await at.spinner.stop(text("kept-both", at.language), alert=False)
    await take_choice(at)


async def replace_old(press: ReplaceOld, at: Pressing) -> None:
    """Let the new one be a version of the old one, which keeps what the new one does not say."""
    services = at.context.services
    with only_if(at.person, services.admins, lambda _, rights: {Right.ADD, Right.REMOVE} <= rights):
        try:
            receipt = await asyncio.to_thread(services.library.desk.replace, press.old, press.key, at.person)
        except UnknownArticle:  # one of them is gone
            await at.spinner.stop(text("article-removed", at.language))
            await take_choice(at)
            return
    await at.spinner.stop()
    undo = button(text("button-undo", at.language), UndoTogether(receipt.sequence or 0))
    told = receipt_reply([receipt], at.language)
    await send(at.message, replace(told, keyboard=InlineKeyboardMarkup([[undo]])))
    await take_choice(at)


async def take_choice(at: Pressing) -> None:
    """Take the pressed button away, and with it the whole choice, which is made."""
    await take_button(at.query, at.message, row_of=KeepBoth)


CAPABILITY = Capability(
    buttons=(Button(KeepBoth, keep_both, ADDING), Button(ReplaceOld, replace_old, REMOVING))
)
