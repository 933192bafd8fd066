"""The list of articles, in pages: each with its number, which opens it."""

from collections.abc import Sequence
from typing import NamedTuple

from telegram import InlineKeyboardMarkup, MessageEntity

from corpus.models import ArticleSummary, Filter
from handlers.articles.article_buttons import AskRemoval, ReadArticle, ShowFilters, ShowFound
from handlers.articles.lists.filter_words import described
from handlers.articles.metadata_fields import ToldIn, facts
from handlers.chat.keyboards import button, in_rows, page_count, pager
from handlers.texts.catalogue import text
from handlers.texts.reference import link, shorten, title_of
from handlers.texts.reply import Composer, Reply

TITLE_LENGTH = 120  # characters, as of a source
DOT = " · "


class Page(NamedTuple):
    """A page of the articles that a filter lets through, counted from 0."""

    filter: Filter
    number: int  # that the filter is kept under
    articles: Sequence[ArticleSummary]
    page: int
    whole: int  # articles, on all pages
    removable: bool = True  # by whoever reads the list
    ids: bool = True  # whether they need them
    unknown: str = ""  # what was typed as a filter and is none

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return page_count(self.whole)


def list_reply(shown: Page, language: str) -> Reply:
    """A page of the list, with buttons to open each article, to turn the page and to filter."""
    if not shown.whole and shown.filter.lets_all_through:
        return Reply(text("articles-none", language))
    composer = write_head(Composer(), shown.filter, shown.whole, language)
    if shown.pages > 1:
        composer.write(DOT + text("articles-page", language, page=shown.page + 1, pages=shown.pages))
    write_filter(composer, shown.filter, language)
    for article in shown.articles:
        _write(composer.write("\n\n"), article, language, ids=shown.ids)
    if shown.unknown:
        composer.write("\n\n" + text("filter-unknown", language, name=shorten(shown.unknown, TITLE_LENGTH)))
    return composer.reply(_keyboard(shown, language))


def write_head(composer: Composer, filter: Filter, count: int, language: str) -> Composer:
    """How many articles there are, or that none is as the filter asks."""
    if not count and not filter.lets_all_through:
        return composer.write(text("articles-none-found", language), MessageEntity.BOLD)
    return composer.write(text("articles-title", language, articles=count), MessageEntity.BOLD)


def write_filter(composer: Composer, filter: Filter, language: str) -> Composer:
    """What is asked of the articles, in a line of its own."""
    if filter.lets_all_through:
        return composer
    return composer.write("\n").write(described(filter, language), MessageEntity.ITALIC)


def write_title(composer: Composer, article: ArticleSummary, language: str, url: str | None = None) -> None:
    """The number and the title of an article."""
    title = shorten(title_of(article, language), TITLE_LENGTH)
    composer.write(f"{article.key}. ").name(title, url)


def _write(composer: Composer, article: ArticleSummary, language: str, *, ids: bool) -> None:
    write_title(composer, article, language, link(article.url))
    told = facts(article, ToldIn.LIST, language)
    composer.write("\n" if told or ids else "").write(DOT.join(told))
    if ids:
        composer.write(DOT if told else "").write(article.id, MessageEntity.CODE)


def _keyboard(shown: Page, language: str) -> InlineKeyboardMarkup:
    number, page = shown.number, shown.page
    openers = [button(str(one.key), ReadArticle(one.key, 0, 0)) for one in shown.articles]
    labels = [text("button-newer", language), text("button-older", language)]
    turned = pager(page, shown.pages, [ShowFound(number, page - 1), ShowFound(number, page + 1)], labels)
    last = [button(text("button-filter", language), ShowFilters(number))]
    if not shown.filter.lets_all_through:
        last.append(button(text("button-all-articles", language), ShowFound(0, 0)))
        if shown.whole and shown.removable:
            last.append(button(text("button-remove-these", language), AskRemoval(number)))
    return InlineKeyboardMarkup([row for row in (*in_rows(openers), turned, last) if row])
