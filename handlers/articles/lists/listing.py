"""/articles: the list of articles, all or those that are looked for."""

import asyncio

from telegram import Update

from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import ShowFound
from handlers.articles.lists.article_list import Page, list_reply
from handlers.articles.lists.filter_words import parse, unknown_keys
from handlers.articles.lists.shelf import Shelf, shelf_of
from handlers.chat.audience import after_command, written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.keyboards import PAGE, page_count
from handlers.chat.offers import HelpLine, Menu
from handlers.chat.pressing import Pressing
from handlers.chat.roles import CHANGING, IN_PRIVATE
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def articles(update: Update, context: Context) -> None:
    """List the articles that the words after the command ask for, last added first; raises BadFilter."""
    message = written(update)
    typed = after_command(message)
    person = message.from_user.id if message.from_user else 0
    shelf = await shelf_of(person, context.services)
    if shelf is None:
        await send(message, Reply(text("admins-only", context.language)))
        return
    shown = await asyncio.to_thread(_typed_page, context.services.library, typed, shelf)
    await send(message, list_reply(shown, context.language))


async def show_found(press: ShowFound, at: Pressing) -> None:
    """Show a page of a list in place of what the message was."""
    library = at.context.services.library
    shelf = await shelf_of(at.person, at.context.services)
    shown = await asyncio.to_thread(_kept_page, library, press, shelf) if shelf else None
    if shown is None:
        await at.spinner.stop(text("admins-only" if shelf is None else "button-stale", at.language))
        return
    await at.spinner.stop()
    await edit(at.message, list_reply(shown, at.language))


def _typed_page(library: Library, typed: str, shelf: Shelf) -> Page:
    # By what is hidden nothing that was typed is completed; what is kept says nothing of it.
    filter = library.desk.resolved(shelf.of(parse(typed))).model_copy(update={"hidden": ()})
    shown = _page(library, filter, library.kept_filters.keep([filter])[filter], 0, shelf)
    unknown = unknown_keys(typed)
    return shown if shown.whole or not unknown else shown._replace(unknown=unknown[0])


def _kept_page(library: Library, press: ShowFound, shelf: Shelf) -> Page | None:
    filter = library.kept_filters.of(press.filter)
    return None if filter is None else _page(library, filter, press.filter, press.page, shelf)


def _page(library: Library, filter: Filter, number: int, page: int, shelf: Shelf) -> Page:
    """A page of what a filter lets through, the last one when there are fewer."""
    on_shelf = shelf.of(filter)
    count = library.count(on_shelf)
    page = min(page, page_count(count) - 1)
    found = library.articles(PAGE, page * PAGE, filter=on_shelf)
    return Page(filter, number, found, page, count, removable=shelf.removing, ids=shelf.changing)


CAPABILITY = Capability(
    commands=(Command("articles", articles, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),),
    buttons=(Button(ShowFound, show_found, IN_PRIVATE, where_shown=True),),
    help=(HelpLine(3, "help-admin-list", CHANGING),),
)
