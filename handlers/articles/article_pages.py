"""An article as admins read it: what it is, a page of its text, and what can be done with it."""

from collections.abc import Sequence
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.models import Article, ArticleSummary, VersionSummary
from handlers.answers.answer_buttons import SendOriginal
from handlers.articles.article_buttons import ReadArticle, RemoveArticle
from handlers.articles.lists.article_list import DOT, TITLE_LENGTH
from handlers.articles.metadata_fields import ToldIn, facts
from handlers.chat.keyboards import button, pager
from handlers.texts.catalogue import day, text
from handlers.texts.reference import link, shorten, title_of
from handlers.texts.reply import Composer, Reply
from handlers.texts.text_pages import pages

PAGE = 3000  # UTF-16 units of a text; what is said of the article takes less than the rest of a message
ID_LENGTH = 200  # characters; an import may bring any id


class Reading(NamedTuple):
    """A page of one of the versions of an article."""

    article: Article
    current: ArticleSummary  # which need not be the last version: an undo goes back
    history: Sequence[VersionSummary]
    page: int  # counted from 0; the last one when there are fewer
    original: bool  # whether the file that it was read from can be sent
    removable: bool = True  # by whoever reads it


def reading_reply(reading: Reading, language: str) -> Reply:
    """A page of an article."""
    article = reading.article
    parts = pages(article.text, PAGE)
    page = min(reading.page, len(parts) - 1)
    composer = Composer()
    _write_facts(composer, reading, language)
    if len(parts) > 1:
        composer.write(DOT + text("articles-page", language, page=page + 1, pages=len(parts)))
    _write_version(composer, reading, language)
    shown = article.text[parts[page].start : parts[page].end]
    composer.write("\n").quote(shown, foldable=False, home=link(article.url))
    return composer.reply(_keyboard(reading, page, len(parts), language))


def _write_facts(composer: Composer, reading: Reading, language: str) -> None:
    article = reading.article
    title = shorten(title_of(article, language), TITLE_LENGTH)
    composer.write(f"{article.key}. ").write(title, MessageEntity.BOLD).write("\n")
    told = facts(article, ToldIn.PAGE, language)
    if article.version == reading.current.version:
        told.append(text("receipt-sentences", language, sentences=reading.current.sentences))
    composer.write(DOT.join(told)).write("\n")
    composer.write(shorten(article.id, ID_LENGTH), MessageEntity.CODE)


def _write_version(composer: Composer, reading: Reading, language: str) -> None:
    if len(reading.history) == 1:
        return
    article, current = reading.article, reading.current
    key = "article-version" if article.version == current.version else "article-version-old"
    said = text(
        key,
        language,
        version=article.version,
        current=current.version,
        day=day(article.added_at.date(), language),
    )
    composer.write("\n").write(said, MessageEntity.ITALIC)


def _keyboard(reading: Reading, page: int, count: int, language: str) -> InlineKeyboardMarkup:
    key, version = reading.article.key, reading.article.version
    to = [ReadArticle(key, version, page - 1), ReadArticle(key, version, page + 1)]
    rows = [
        pager(page, count, to, [text("button-page-before", language), text("button-page-after", language)]),
        _versions(reading, language),
        _sources(reading, language),
        [button(text("button-remove", language), RemoveArticle(key))] if reading.removable else [],
    ]
    return InlineKeyboardMarkup([row for row in rows if row])


def _versions(reading: Reading, language: str) -> list[InlineKeyboardButton]:
    key, version = reading.article.key, reading.article.version
    older = [one.version for one in reading.history if one.version < version][-1:]
    newer = [one.version for one in reading.history if one.version > version][:1]
    return [
        button(text(f"button-version-{which}", language, version=number), ReadArticle(key, number, 0))
        for which, numbers in (("older", older), ("newer", newer))
        for number in numbers
    ]


def _sources(reading: Reading, language: str) -> list[InlineKeyboardButton]:
    article, row = reading.article, []
    if target := link(article.url):
        row.append(InlineKeyboardButton(text("button-open-link", language), url=target))
    if reading.original:
        row.append(button(text("button-original", language), SendOriginal(article.key, article.version)))
    return row
