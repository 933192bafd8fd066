"""/remove: an article by its id at once, several or those that a filter lets through after a question."""

import asyncio
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from telegram import Message, Update

from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import AskRemoval, KeepFound, RemoveArticle, RemoveFound
from handlers.articles.like_articles import take_choice
from handlers.articles.lists.filter_words import parse
from handlers.articles.receipts import receipt_reply
from handlers.articles.removal_replies import NAMED, ask_reply, changed_reply
from handlers.chat.audience import after_command, written
from handlers.chat.capability import Button, Capability, Command, InBoundGroup
from handlers.chat.offers import HelpLine
from handlers.chat.pressing import Pressing
from handlers.chat.roles import REMOVING
from handlers.chat.sending import edit, send
from handlers.chat.services import Context, Services
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


class Meant(NamedTuple):
    """The articles that somebody wants to take out."""

    filter: Filter
    keys: Sequence[int]
    by_name: bool  # each was named by its id or number


async def remove(update: Update, context: Context) -> None:
    """Take out what the words after the command name; raises UnknownArticle, BadFilter."""
    message = written(update)
    library, language = context.services.library, context.language
    typed = after_command(message)
    if not typed:
        await send(message, Reply(text("remove-usage", language)))
        return
    meant = await asyncio.to_thread(_meant, typed, library)
    if meant.by_name and len(meant.keys) == 1:
        by = message.from_user.id if message.from_user else None
        receipts = await asyncio.to_thread(library.desk.remove, meant.keys, by)
        await send(message, receipt_reply(receipts, language))
    else:
        await send(message, await asyncio.to_thread(_ask, meant.filter, library, language))


async def remove_article(press: RemoveArticle, at: Pressing) -> None:
    """Take out the article that a message shows; the receipt can be undone."""
    receipts = await asyncio.to_thread(at.context.services.library.desk.remove, [press.key], at.person)
    if not receipts:
        await at.spinner.stop(text("article-removed", at.language))
        await take_choice(at)
        return
    await at.spinner.stop()
    await send(at.message, receipt_reply(receipts, at.language))
    await take_choice(at)


async def ask_removal(press: AskRemoval, at: Pressing) -> None:
    """Ask before all that a list holds is taken out."""
    library = at.context.services.library
    filter = await asyncio.to_thread(library.kept_filters.of, press.filter)
    if filter is None or filter.lets_all_through:
        await at.spinner.stop(text("button-stale", at.language))
        return
    await at.spinner.stop()
    await send(at.message, await asyncio.to_thread(_ask, filter, library, at.language))


async def remove_found(press: RemoveFound, at: Pressing) -> None:
    """Take out what was asked about, all at once; ask again when it has become something else."""
    library = at.context.services.library
    filter = await asyncio.to_thread(library.kept_filters.of, press.filter)
    if filter is None:
        await at.spinner.stop(text("button-stale", at.language))
        return
    keys = await asyncio.to_thread(library.desk.keys, filter)
    if keys and checksum(keys) == press.checksum:
        receipts = await asyncio.to_thread(library.desk.remove, keys, at.person)
        await at.spinner.stop()
        await edit(at.message, changed_reply(receipts, at.language))
    else:
        await at.spinner.stop(text("remove-changed", at.language))
        await edit(at.message, await asyncio.to_thread(_ask, filter, library, at.language))


async def keep_found(press: KeepFound, at: Pressing) -> None:
    """Leave all as it is."""
    await at.spinner.stop()
    await edit(at.message, Reply(text("remove-kept", at.language)))


def checksum(keys: Sequence[int]) -> int:
    """What tells the articles that were asked about from others."""
    return zlib.crc32(",".join(map(str, keys)).encode())


def _meant(typed: str, library: Library) -> Meant:
    names = typed.split()
    keys = library.desk.named(names)
    known = list(dict.fromkeys(key for key in keys if key is not None))
    if None not in keys:
        return Meant(Filter(keys=tuple(sorted(known))), known, by_name=True)
    filter = library.desk.resolved(parse(typed))
    found = library.desk.keys(filter)
    if not found and filter == Filter(words=filter.words):
        # No more was typed than words, so they were probably meant as ids.
        raise UnknownArticle(names[keys.index(None)])
    return Meant(filter, found, by_name=False)


def _ask(filter: Filter, library: Library, language: str) -> Reply:
    keys = library.desk.keys(filter)
    if not keys:
        return Reply(text("articles-none-found", language))
    press = RemoveFound(library.kept_filters.keep([filter])[filter], checksum(keys))
    return ask_reply(filter, library.articles(NAMED, filter=filter), len(keys), press, language)


def _holds(press: AskRemoval | RemoveFound, _: Message, collection: str, services: Services) -> bool:
    """Whether what would be taken out is all of a collection; nothing at all is, too, and is said then."""
    desk = services.library.desk
    filter = services.library.kept_filters.of(press.filter)
    if filter is None:
        return True
    keys = desk.keys(filter)
    return not keys or desk.keys(Filter(keys=tuple(keys), collections=(collection,))) == keys


def _leaves(_: KeepFound, __: Message, ___: str, ____: Services) -> bool:
    return True


CAPABILITY = Capability(
    commands=(Command("remove", remove, REMOVING),),
    buttons=(
        Button(RemoveArticle, remove_article, REMOVING),
        Button(AskRemoval, ask_removal, REMOVING, InBoundGroup(ask_removal, _holds)),
        Button(RemoveFound, remove_found, REMOVING, InBoundGroup(remove_found, _holds)),
        Button(KeepFound, keep_found, REMOVING, InBoundGroup(keep_found, _leaves)),
    ),
    help=(HelpLine(4, "help-admin-remove", REMOVING),),
)
