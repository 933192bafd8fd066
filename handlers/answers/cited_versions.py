"""What was cited: what has become of it since, and the file that it was read from."""

from collections.abc import Iterable

from telegram.helpers import create_deep_linked_url

from corpus.errors import UnknownArticle
from corpus.models import Article, Citation
from handlers.answers.answer_buttons import Originals
from handlers.chat.deep_links import OpenArticle, payload
from handlers.chat.services import Context
from handlers.texts.reference import link


def as_it_is_now(article: Article, context: Context) -> str | None:
    """The link to an article whose text has changed since this version; None when it has not."""
    try:
        current = context.services.library.article_by_key(article.key)
    except UnknownArticle:  # it has just been removed
        return None
    if current.text == article.text:
        return None
    return create_deep_linked_url(context.bot.username, payload(OpenArticle(article.key)))


def originals_of(citations: Iterable[Citation], context: Context) -> Originals:
    """The versions of articles whose files can be sent, among those cited that are on no page."""
    keys = [cited.key for cited in citations if link(cited.url) is None]
    return context.services.library.originals.known(keys) if keys else frozenset()
