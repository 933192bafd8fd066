"""What admins send in their own chat becomes articles: files, long texts, and what /add names."""

from collections.abc import Sequence
from functools import partial

from telegram import Document, Message, Update
from telegram.ext import filters

from corpus.readers import read_texts
from handlers.articles.gaps import KIND as GAP
from handlers.articles.gaps import Filling
from handlers.chat.audience import WORDS, Article, after_command, command_of, person_of, written
from handlers.chat.capability import Capability, Command, Sent, Stage
from handlers.chat.doors import Wanted
from handlers.chat.offers import HelpLine
from handlers.chat.roles import ADDING, IN_PRIVATE
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.uploads import links
from handlers.uploads.forwards import Posts
from handlers.uploads.keeping import keep, keep_all
from handlers.uploads.links import Links
from handlers.uploads.own_messages import is_own, refuse
from handlers.uploads.posts import draft_of, origin_of, page_in


async def given(update: Update, context: Context) -> None:
    """Add a document, a text too long to be a question, or what was asked for."""
    message = written(update)
    await _add(message, message, context)


async def refused(update: Update, context: Context) -> None:
    """Refuse a file from somebody who is no admin."""
    await _say(written(update), "upload-refused", context)


async def add(update: Update, context: Context) -> None:
    """Add the text after /add, the file above it, or the document or text that the command replies to."""
    message = written(update)
    typed = after_command(message)
    if Links().filter(message):
        await links.add(update, context)
    elif message.document or message.photo:
        await _add(message, message, context)
    elif typed:
        await keep_text(message, typed, context)
    elif message.reply_to_message:
        await _add(message, message.reply_to_message, context)
    else:
        await _say(message, "add-usage", context)


async def add_replied(message: Message, source: Message, context: Context) -> None:
    """Add what a message holds that /add replies to; in a bound chat, to its collection."""
    await _add(message, source, context)


async def keep_text(message: Message, content: str, context: Context) -> None:
    """Add the article, or the articles, of a text, and reply with one receipt."""
    await keep_all(message, await context.services.slowly(partial(read_texts, content)), context)


async def _add(message: Message, source: Message, context: Context) -> None:
    if is_own(source):
        await refuse(message, source, context)
    elif Links().filter(source):
        await links.read_links(message, links.links_of(source), context)
    elif source.text and origin_of(source) is None:
        await keep_text(message, source.text, context)
    elif source.text or (source.caption and not source.document and not command_of(source)):
        await keep(message, await context.services.slowly(partial(draft_of, [source])), context)
    elif page := page_in(source):
        await while_typing(message, _add_document(message, page, context))
    else:
        await _say(message, "add-usage", context)


async def _add_document(message: Message, document: Document, context: Context) -> None:
    wanted = Wanted(person_of(message), context.collection, context.language)
    await context.services.intake.take(message, [document], wanted)


async def _say(message: Message, key: str, context: Context) -> None:
    await send(message, Reply(text(key, context.language)))


DOCUMENT = filters.Document.ALL
ARRIVING = DOCUMENT | Posts() & ~Links() | WORDS & (Links() | Article())


def _updates() -> Sequence[Sent]:
    filling = Filling()
    return [
        Sent(Stage.FILE, DOCUMENT, given, ADDING, "document"),
        Sent(Stage.LONG_TEXT, WORDS & Article(), given, ADDING, "pasted"),
        Sent(Stage.REPLY, WORDS, given, ADDING, answers=GAP),
        Sent(Stage.REFUSAL, DOCUMENT, refused, IN_PRIVATE),
        Sent(Stage.AFTER_ARTICLE, WORDS, filling.tell, ADDING, answers=GAP),
        Sent(Stage.AFTER_ARTICLE, ARRIVING, filling.tell, ADDING),
    ]


CAPABILITY = Capability(
    commands=(Command("add", add, ADDING, captions=True),),
    updates=_updates,
    help=(HelpLine(1, "help-admin-add", ADDING),),
)
