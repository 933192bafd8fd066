"""/about: what the bot is and what it knows."""

import asyncio
from importlib.metadata import version

from telegram import Update

from handlers.chat.audience import written
from handlers.chat.capability import Capability, Command
from handlers.chat.offers import Menu
from handlers.chat.roles import IN_PRIVATE
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import language_name, text
from handlers.texts.reply import Reply


async def about(update: Update, context: Context) -> None:
    """Say what the bot is and what it knows."""
    library = context.services.library
    count = await asyncio.to_thread(library.count)
    languages = await asyncio.to_thread(library.languages)
    parts = [text("about", context.language, articles=count, version=version("pullquote"))]
    if languages:
        names = sorted(language_name(code, context.language) for code in languages)
        parts.append(text("about-languages", context.language, languages=", ".join(names)))
    await send(written(update), Reply("\n\n".join(parts)))


CAPABILITY = Capability(
    commands=(Command("about", about, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),),
)
