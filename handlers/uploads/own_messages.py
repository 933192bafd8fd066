"""Our own messages that somebody gives back to us: they are no articles, and what they cite can be opened."""

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ChatType
from telegram.ext import filters
from telegram.helpers import create_deep_linked_url

from corpus.models import ArticleSummary
from handlers.answers.answer_buttons import ShowContext
from handlers.articles.article_buttons import ReadArticle, Undo, UndoTogether
from handlers.chat.albums import once_an_album
from handlers.chat.audience import FromBot, is_ours, person_of
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.deep_links import OpenArticle, payload, target
from handlers.chat.keyboards import button, buttons_of
from handlers.chat.roles import ADDING, CHANGING, roles_now
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import LANGUAGES, text
from handlers.texts.reference import reference, shorten, title_of
from handlers.texts.reply import Reply
from handlers.uploads.citations import cited_in
from handlers.uploads.downloads import name_of

LONGEST_TITLE = 40  # characters of a button
# At least one of them is under what we post in a channel.
_OURS = (ShowContext, ReadArticle, Undo, UndoTogether)


def is_own(message: Message) -> bool:
    """Whether what a message says are our words, whoever sends them back.

    Files of ours are no words: they are the files of articles, and lists of articles to be read again.
    """
    if message.document and name_of(message.document) not in _reports():
        return False
    return is_ours(message) or _has_our_button(message)


class OwnMessages(filters.MessageFilter):
    """Our messages that somebody has forwarded."""

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return message.forward_origin is not None and is_own(message)


async def refuse(message: Message, source: Message, context: Context) -> None:
    """Say that a message is our own and becomes no article, and offer to open what it cites."""
    library = context.services.library
    cited = await asyncio.to_thread(cited_in, source, library)
    await say_own(message, cited, context)


async def say_own(message: Message, cited: Sequence[ArticleSummary], context: Context) -> None:
    """The same of words of ours whose articles are known."""
    # The other collections are not for this chat to read.
    open_here = [one for one in cited if context.collection in (None, one.collection)]
    roles = roles_now(context.services, person_of(message) or 0)
    key = "own-message" if message.chat.type != ChatType.PRIVATE or roles & ADDING else "own-message-reader"
    words = text(key, context.language)
    if open_here:
        words += " " + text("own-message-cites", context.language, articles=len(open_here))
    in_place = message.chat.type == ChatType.PRIVATE and bool(roles & CHANGING)
    rows = [
        [_opener(key, label, context, in_place=in_place)]
        for key, label in _labels(open_here, context.language).items()
    ]
    await send(message, Reply(words, keyboard=InlineKeyboardMarkup(rows) if rows else None))


async def returned(messages: Sequence[Message], context: Context) -> None:
    """Say of what comes back that it is ours, once of an album."""
    speaking = next((one for one in messages if one.text or one.caption), messages[0])
    await refuse(messages[0], speaking, context)


def _labels(articles: Sequence[ArticleSummary], language: str) -> dict[int, str]:
    """What articles are called on their buttons, by their numbers: with source and day where titles agree."""
    titles = {one.key: title_of(one, language) for one in articles}
    if len({*titles.values()}) == len(titles):
        return titles
    return {one.key: reference(one, language) for one in articles}


def _opener(key: int, title: str, context: Context, *, in_place: bool) -> InlineKeyboardButton:
    label = text("button-open-article", context.language, title=shorten(title, LONGEST_TITLE))
    if in_place:
        return button(label, ReadArticle(key, 0, 0))
    url = create_deep_linked_url(context.bot.username, payload(OpenArticle(key)))
    return InlineKeyboardButton(label, url=url)


def _has_our_button(message: Message) -> bool:
    """Whether a button is under it that only we make: an app may forward our words in another name."""
    own = f"https://t.me/{message.get_bot().username}?start="
    for one in buttons_of(message):
        url = one.url or ""
        if url.startswith(own) and isinstance(target(url.removeprefix(own), [ShowContext]), ShowContext):
            return True
        if any(kind.read(one.callback_data) for kind in _OURS):
            return True
    return False


def _reports() -> frozenset[str]:
    """What the files are called in which we tell what was passed over."""
    return frozenset(text("taking-reasons", language) for language in LANGUAGES)


CAPABILITY = Capability(
    updates=lambda: [
        Sent(
            Stage.OWN,
            filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~FromBot() & OwnMessages(),
            once_an_album(returned),
        )
    ],
)
