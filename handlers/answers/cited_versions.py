"""What was cited, and what has become of it since."""

from telegram.helpers import create_deep_linked_url

from corpus.errors import UnknownArticle
from corpus.models import Article
from handlers.chat.deep_links import OpenArticle, payload
from handlers.chat.services import Context


def as_it_is_now(article: Article, context: Context) -> str | None:
    """The link to an article whose text has changed since this version; None when it has not."""
    try:
        current = context.services.library.article_by_key(article.key)
    except UnknownArticle:  # it has just been removed
        return None
    if current.text == article.text:
        return None
    return create_deep_linked_url(context.bot.username, payload(OpenArticle(article.key)))
