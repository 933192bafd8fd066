"""What an article is: title, source, date, how it begins, and where to read it."""

from telegram import InlineKeyboardMarkup

from corpus.models import Article
from handlers.answers.answer_buttons import SendOriginal
from handlers.chat.keyboards import button
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span, excerpt
from handlers.texts.reference import link, reference
from handlers.texts.reply import Composer, Reply

BEGINNING = 900  # UTF-16 units of its text


def article_card(article: Article, language: str, *, original: bool = False) -> Reply:
    """An article as a deep link shows it: its first lines, quoted, and its origin.

    ``original`` says that the file it was read from can be sent.
    """
    opening = button(text("button-open", language), SendOriginal(article.key, article.version))
    beginning = excerpt(article.text.strip(), BEGINNING, Span(0, 0))
    target = link(article.url)
    return (
        Composer()
        .quote(beginning.text, home=target)
        .write("\n")
        .name(reference(article, language), target)
        .reply(InlineKeyboardMarkup([[opening]]) if original else None)
    )
