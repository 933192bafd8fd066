"""/article: an article with its text in pages, its versions and the file that it came in."""

import asyncio

from telegram import Update

from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import ReadArticle
from handlers.articles.article_pages import Reading, reading_reply
from handlers.articles.lists.shelf import Shelf, shelf_of
from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.pressing import Pressing
from handlers.chat.roles import IN_PRIVATE
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def article(update: Update, context: Context) -> None:
    """Show the article whose id or number follows the command; raises UnknownArticle."""
    message = written(update)
    name = " ".join(context.args or [])
    if not name:
        await send(message, Reply(text("article-usage", context.language)))
        return
    person = message.from_user.id if message.from_user else 0
    shelf = await shelf_of(person, context.services)
    if shelf is None:
        await send(message, Reply(text("admins-only", context.language)))
        return
    reading = await asyncio.to_thread(_named, name, context.services.library, shelf)
    await send(message, reading_reply(reading, context.language))


async def read_article(press: ReadArticle, at: Pressing) -> None:
    """Turn to a page: in place of the one shown, or under the list from which the article was opened."""
    shelf = await shelf_of(at.person, at.context.services)
    library = at.context.services.library
    reading = await asyncio.to_thread(_pressed, press, library, shelf) if shelf else None
    if reading is None:
        await at.spinner.stop(text("admins-only" if shelf is None else "article-removed", at.language))
        return
    await at.spinner.stop()
    reply = reading_reply(reading, at.language)
    if press.version:
        await edit(at.message, reply)
    else:
        await send(at.message, reply)


def _named(name: str, library: Library, shelf: Shelf) -> Reading:
    [key] = library.desk.named([name])
    reading = key and _pressed(ReadArticle(key, 0, 0), library, shelf)
    if not reading:
        raise UnknownArticle(name)
    return reading


def _pressed(press: ReadArticle, library: Library, shelf: Shelf) -> Reading | None:
    """A page of an article that stands on a shelf; readers see it as it is now only."""
    try:
        article = library.article_by_key(press.key, press.version or None)
    except UnknownArticle:
        return None
    current = library.articles(1, filter=Filter(keys=(press.key,)))
    history = library.desk.history(press.key)
    if not current or not history or not shelf.holds(current[0]):  # it may have just been removed
        return None
    if not shelf.changing:
        history = [one for one in history if one.version == current[0].version]
        if article.version != current[0].version:
            return None
    original = library.originals.of(article.key, article.version) is not None
    return Reading(article, current[0], history, press.page, original, removable=shelf.removing)


CAPABILITY = Capability(
    commands=(Command("article", article, IN_PRIVATE),),
    buttons=(Button(ReadArticle, read_article, IN_PRIVATE, where_shown=True),),
)
