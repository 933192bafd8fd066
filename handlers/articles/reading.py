"""/article: an article with its text in pages, its versions and the file that it came in."""

import asyncio

from telegram import Update

from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import ReadArticle
from handlers.articles.article_pages import Reading, reading_reply
from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.pressing import Pressing
from handlers.chat.roles import CHANGING, Right, rights_now
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
    reading = await asyncio.to_thread(_named, name, context.services.library)
    person = message.from_user.id if message.from_user else 0
    removable = Right.REMOVE in rights_now(context.services, person)
    await send(message, reading_reply(reading._replace(removable=removable), context.language))


async def read_article(press: ReadArticle, at: Pressing) -> None:
    """Turn to a page: in place of the one shown, or under the list from which the article was opened."""
    reading = await asyncio.to_thread(_pressed, press, at.context.services.library)
    if reading is None:
        await at.spinner.stop(text("article-removed", at.language))
        return
    await at.spinner.stop()
    removable = Right.REMOVE in rights_now(at.context.services, at.person)
    reply = reading_reply(reading._replace(removable=removable), at.language)
    if press.version:
        await edit(at.message, reply)
    else:
        await send(at.message, reply)


def _named(name: str, library: Library) -> Reading:
    [key] = library.desk.named([name])
    reading = key and _pressed(ReadArticle(key, 0, 0), library)
    if not reading:
        raise UnknownArticle(name)
    return reading


def _pressed(press: ReadArticle, library: Library) -> Reading | None:
    try:
        article = library.article_by_key(press.key, press.version or None)
    except UnknownArticle:
        return None
    current = library.articles(1, filter=Filter(keys=(press.key,)))
    history = library.desk.history(press.key)
    if not current or not history:  # it has just been removed
        return None
    original = library.originals.of(article.key, article.version) is not None
    return Reading(article, current[0], history, press.page, original)


CAPABILITY = Capability(
    commands=(Command("article", article, CHANGING),),
    buttons=(Button(ReadArticle, read_article, CHANGING),),
)
