"""Taking back what was changed: one's own changes, or everybody's with the right to remove."""

import asyncio

from telegram import Message

from corpus.chats.rights import Right
from handlers.articles.article_buttons import Undo, UndoTogether
from handlers.articles.like_articles import take_choice
from handlers.articles.receipts import receipt_reply
from handlers.articles.removal_replies import undone_reply
from handlers.chat.capability import Button, Capability, InBoundGroup
from handlers.chat.pressing import Pressing
from handlers.chat.roles import CHANGING, rights_now
from handlers.chat.sending import send
from handlers.chat.services import Services
from handlers.chat.standing import only_if
from handlers.texts.catalogue import text


async def undo(press: Undo | UndoTogether, at: Pressing) -> None:
    """Take back a change, or several at once, if the one who pressed may."""
    services = at.context.services
    own = await asyncio.to_thread(_is_own, press, at)
    if not own and Right.REMOVE not in rights_now(services, at.person):
        await at.spinner.stop(text("undo-not-yours", at.language))
        return
    with only_if(at.person, services.admins, lambda _, rights: own or Right.REMOVE in rights):
        await take_back(press, at)


async def take_back(press: Undo | UndoTogether, at: Pressing) -> None:
    """Take it back; the receipt of that can be undone too."""
    library = at.context.services.library
    if isinstance(press, Undo):
        receipt = await asyncio.to_thread(library.undo, press.sequence, at.person)
        reply = receipt_reply([receipt], at.language)
    else:
        undone = await asyncio.to_thread(library.desk.undo_batch, press.batch, at.person)
        reply = undone_reply(undone, at.language)
    await at.spinner.stop()
    await send(at.message, reply)
    await take_choice(at)


def _is_own(press: Undo | UndoTogether, at: Pressing) -> bool:
    """Whether whoever pressed made all the changes; so it is with none at all, of which that is told."""
    changes = at.context.services.library.desk.authored(_number(press))
    return changes is None or changes.by == {at.person}


def _changed(press: Undo | UndoTogether, _: Message, collection: str, services: Services) -> bool:
    """Whether changes were all within a collection; none at all are, too, and that is said then."""
    changes = services.library.desk.authored(_number(press))
    return changes is None or changes.collections == {collection}


def _number(press: Undo | UndoTogether) -> int:
    """What the changes bear that are to be taken back: their mark, or one alone its number."""
    return press.sequence if isinstance(press, Undo) else press.batch


CAPABILITY = Capability(
    buttons=(
        Button(Undo, undo, CHANGING, InBoundGroup(take_back, _changed)),
        Button(UndoTogether, undo, CHANGING, InBoundGroup(take_back, _changed)),
    ),
)
