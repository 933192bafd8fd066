"""What admins forward, and their pictures with words: each post becomes an article."""

from collections.abc import Sequence
from functools import partial

from telegram import Message
from telegram.ext import filters

from handlers.chat.albums import once_an_album
from handlers.chat.audience import Article, person_of
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.doors import Wanted
from handlers.chat.roles import ADDING
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.uploads.keeping import keep
from handlers.uploads.links import Links
from handlers.uploads.own_messages import is_own
from handlers.uploads.posts import SHORTEST, draft_of, is_question, is_short, page_in, words_of


class Posts(filters.MessageFilter):
    """Messages that are a post: forwarded words, albums of pictures, pictures with many words or none."""

    def filter(self, message: Message) -> bool:
        """Whether it is one; of somebody's own pictures, those with a few words ask something."""
        words = words_of([message])
        if is_own(message):
            return False
        if message.document and not message.animation:
            return False
        if message.media_group_id:
            return True
        if message.forward_origin:
            return bool(message.photo or words) and not is_question(words)
        return bool(message.photo) and (not words or Article().filter(message))


async def add_post(messages: Sequence[Message], context: Context) -> None:
    """Add a post, or the messages of an album as one."""
    words, first = words_of(messages), messages[0]
    if not words:
        await _read_pages(messages, context)
    elif is_short(words):
        await send(first, Reply(text("post-short", context.language, least=SHORTEST)))
    else:
        draft = await context.services.slowly(partial(draft_of, messages))
        await keep(first, draft, context)


async def _read_pages(messages: Sequence[Message], context: Context) -> None:
    """Read pictures without a word as photos of pages: those of an album are one article."""
    first, pages = messages[0], [page for message in messages if (page := page_in(message))]
    if not pages:
        await send(first, Reply(text("only-text-admin", context.language)))
        return
    wanted = Wanted(person_of(first), context.collection, context.language)
    await while_typing(first, context.services.intake.take(first, pages, wanted))


CAPABILITY = Capability(
    updates=lambda: [Sent(Stage.POST, Posts() & ~Links(), once_an_album(add_post), ADDING, "post")],
)
