"""/articles: the list of articles, all or those that are looked for."""

import asyncio

from telegram import Update

from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import ShowFound
from handlers.articles.article_list import Page, list_reply
from handlers.articles.filter_words import parse
from handlers.chat.audience import after_command, written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.keyboards import PAGE, page_count
from handlers.chat.offers import HelpLine
from handlers.chat.pressing import Pressing
from handlers.chat.roles import CHANGING, Right, rights_now
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import text


async def articles(update: Update, context: Context) -> None:
    """List the articles that the words after the command ask for, last added first; raises BadFilter."""
    message = written(update)
    typed = after_command(message)
    shown = await asyncio.to_thread(_typed_page, context.services.library, typed)
    person = message.from_user.id if message.from_user else 0
    removable = Right.REMOVE in rights_now(context.services, person)
    await send(message, list_reply(shown._replace(removable=removable), context.language))


async def show_found(press: ShowFound, at: Pressing) -> None:
    """Show a page of a list in place of what the message was."""
    library = at.context.services.library
    shown = await asyncio.to_thread(_kept_page, library, press)
    if shown is None:
        await at.spinner.stop(text("button-stale", at.language))
        return
    await at.spinner.stop()
    removable = Right.REMOVE in rights_now(at.context.services, at.person)
    await edit(at.message, list_reply(shown._replace(removable=removable), at.language))


def _typed_page(library: Library, typed: str) -> Page:
    filter = library.desk.resolved(parse(typed))
    return _page(library, filter, library.kept_filters.keep([filter])[filter], 0)


def _kept_page(library: Library, press: ShowFound) -> Page | None:
    filter = library.kept_filters.of(press.filter)
    return None if filter is None else _page(library, filter, press.filter, press.page)


def _page(library: Library, filter: Filter, number: int, page: int) -> Page:
    """A page of what a filter lets through, the last one when there are fewer."""
    count = library.count(filter)
    page = min(page, page_count(count) - 1)
    return Page(filter, number, library.articles(PAGE, page * PAGE, filter=filter), page, count)


CAPABILITY = Capability(
    commands=(Command("articles", articles, CHANGING),),
    buttons=(Button(ShowFound, show_found, CHANGING),),
    help=(HelpLine(3, "help-admin-list", CHANGING),),
)
