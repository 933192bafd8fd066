"""Links in the admins' chats: each page becomes an article."""

import logging
from functools import partial

from telegram import Message, MessageEntity, Update
from telegram.ext import filters

from corpus.errors import SourceError
from corpus.web import fetch_article
from handlers.chat.audience import WORDS, written
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.roles import ADDING
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.error_messages import message as error_message
from handlers.texts.reply import Reply
from handlers.uploads.keeping import keep

log = logging.getLogger(__name__)

MOST = 10  # links in a message
WORDS_BESIDE = 8  # more, or a question mark, and the message asks or tells something itself


class Links(filters.MessageFilter):
    """Messages that are links, with at most a few words beside them."""

    def filter(self, message: Message) -> bool:
        """Whether the pages are what the message is about."""
        beside = (message.text or "").removeprefix("/add")
        written_out = message.parse_entities([MessageEntity.URL]).values()
        for link in written_out:
            beside = beside.replace(link, " ")
        words = len(beside.split())
        # Telegram takes any domain for an address: "who runs booking.com" asks, and names a company.
        names = words and any("://" not in link for link in written_out)
        return bool(links_of(message)) and not names and "?" not in beside and words <= WORDS_BESIDE


def links_of(message: Message) -> list[str]:
    """The addresses in a message, written out or behind words, each once."""
    found = []
    for entity, words in message.parse_entities([MessageEntity.URL, MessageEntity.TEXT_LINK]).items():
        link = entity.url or words
        found.append(link if "://" in link else f"https://{link}")
    return [link for link in dict.fromkeys(found) if link.lower().startswith(("http://", "https://"))]


async def add(update: Update, context: Context) -> None:
    """Add the page of each link in a message."""
    message = written(update)
    await read_links(message, links_of(message), context)


async def read_links(message: Message, links: list[str], context: Context) -> None:
    """Add the pages that somebody wants, and reply to each."""
    if len(links) > MOST:
        await send(message, Reply(text("links-too-many", context.language, links=len(links), most=MOST)))
    for link in links[:MOST]:
        await while_typing(message, _add(message, link, context))


async def _add(message: Message, link: str, context: Context) -> None:
    try:
        services = context.services
        draft = await services.slowly(partial(fetch_article, link, services.reach))
    except SourceError as error:  # the other links are read all the same
        await send(message, Reply(error_message(error, context.language)))
        return
    except Exception:  # nor does what nobody has thought of stop them
        log.exception("a link was not read")
        await send(message, Reply(text("apology", context.language)))
        return
    await keep(message, draft, context)


CAPABILITY = Capability(updates=lambda: [Sent(Stage.LINK, WORDS & Links(), add, ADDING, "link")])
