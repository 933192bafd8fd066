"""/privacy and /forget: what is kept of people, and how it is erased."""

import asyncio

from telegram import Update

from handlers.chat.audience import written
from handlers.chat.capability import Capability, Command
from handlers.chat.offers import Menu
from handlers.chat.roles import IN_PRIVATE
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.people.people_command import tell_of_resignation
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def privacy(update: Update, context: Context) -> None:
    """Say what is kept, for how long, and how it is erased."""
    await send(written(update), Reply(text("privacy", context.language)))


async def forget(update: Update, context: Context) -> None:
    """Erase what is kept of a person."""
    message = written(update)
    people = context.services.library.people
    member = await asyncio.to_thread(people.staff.member, message.chat_id)
    await asyncio.to_thread(people.forget, message.chat_id)
    context.services.later.end_chat(message.chat_id)
    context.services.conversations.forget(message.chat_id)
    context.services.recent.forget(message.chat_id)
    # In the language that they chose: the next reply comes in that of their app.
    told = [text("forgotten", context.language)]
    if member:
        told.append(text("forgotten-rights", context.language))
    await send(message, Reply("\n".join(told)))
    if member:
        await tell_of_resignation(member, context)


CAPABILITY = Capability(
    commands=(
        Command("privacy", privacy, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),
        Command("forget", forget, IN_PRIVATE),
    ),
)
