"""Watched feeds as messages: the list of them, and what was new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.chats.feeds import Feed
from corpus.feeds.looking import NEWEST
from corpus.models import ArticleSummary, Receipt
from corpus.soundness import shown_host
from corpus.web.fetching import without_login
from handlers.articles.article_buttons import ShowFound
from handlers.articles.receipts import undo_buttons, write_replaced
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import PAGE, button, in_rows, page_count, pager
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten, title_of
from handlers.texts.reply import Composer, Reply

TITLE_LENGTH = 80  # characters
NAMED = 5  # new articles of a feed; the others are counted
DOT = " · "
Titles = Mapping[int, ArticleSummary]
NOTHING_REPLACED: Mapping[int, Receipt] = {}


@dataclass(frozen=True)
class ShowFeeds(Press, code="fl", letter="W"):
    """Turn to a page of the list of feeds, counted from 0."""

    page: int


@dataclass(frozen=True)
class SwitchFeed(Press, code="fs", letter="z"):
    """Go on with a feed: 1, or pause it: 0; then show a page of the list."""

    number: int
    on: int
    page: int


@dataclass(frozen=True)
class EndFeed(Press, code="fe", letter="y"):
    """Watch a feed no more; then show a page of the list."""

    number: int
    page: int


def name_of(feed: Feed) -> str:
    """What a feed is called: by itself, else by its address."""
    host = shown_host(urlsplit(feed.url).hostname or "")
    return shorten(feed.title or host or feed.url, TITLE_LENGTH)


def begun_reply(feed: Feed, entries: int, language: str) -> Reply:
    """A feed is watched from now on."""
    words = [text("feed-begun", language, feed=name_of(feed), minutes=feed.minutes)]
    first = feed.checked_at is None
    if first and entries > NEWEST:
        words.append(text("feed-first-of", language, entries=entries, newest=NEWEST))
    elif first:
        words.append(text("feed-first", language, entries=entries))
    words.append(text("feed-daily", language))
    return Reply("\n".join(words), keyboard=InlineKeyboardMarkup([_buttons(feed, None, 0, language)]))


def list_reply(feeds: Sequence[Feed], page: int, language: str) -> Reply:
    """A page of the list, counted from 0."""
    pages = page_count(len(feeds))
    page = min(page, pages - 1)
    composer = Composer().write(text("feeds", language, feeds=len(feeds)), MessageEntity.BOLD)
    rows = []
    for number, feed in list(enumerate(feeds, 1))[page * PAGE : (page + 1) * PAGE]:
        composer.write(f"\n\n{number}. ")
        composer.write(name_of(feed), MessageEntity.TEXT_LINK, url=without_login(feed.url))
        composer.write("\n" + DOT.join(_facts(feed, language)))
        rows.append(_buttons(feed, number, page, language))
    labels = [text("button-page-before", language), text("button-page-after", language)]
    turned = pager(page, pages, [ShowFeeds(page - 1), ShowFeeds(page + 1)], labels)
    return composer.reply(InlineKeyboardMarkup([*rows, *([turned] if turned else [])]))


def report_reply(
    feeds: Sequence[Feed],
    articles: Titles,
    filter: int | None,
    language: str,
    replaced: Mapping[int, Receipt] = NOTHING_REPLACED,
) -> Reply:
    """What was new in feeds, and what could not be read; ``filter`` is the one of the new articles.

    ``replaced`` are the new versions by the numbers of the changes.
    """
    undos: list[InlineKeyboardButton] = []
    composer = Composer().write(text("feeds-new", language), MessageEntity.BOLD)
    for feed in feeds:
        composer.write("\n\n").write(name_of(feed), MessageEntity.BOLD).write(": ")
        composer.write(", ".join(_counts(feed, language)))
        for article in [articles[key] for key in reversed(feed.added) if key in articles][:NAMED]:
            composer.write("\n• ").write(shorten(title_of(article, language), TITLE_LENGTH))
        if len(feed.added) > NAMED:
            composer.write("\n• …")
        named = [replaced[change] for change in feed.replaced if change in replaced]
        write_replaced(composer, named, feed.updated, language, len(undos) + 1)
        undos += undo_buttons(named, language, len(undos) + 1)
        for why in feed.missed_why:
            composer.write(f"\n– {why}")
    rows = in_rows(undos)
    if filter is not None:
        rows.insert(0, [button(text("button-show-added", language), ShowFound(filter, 0))])
    return composer.reply(InlineKeyboardMarkup(rows) if rows else None)


def failing_reply(feed: Feed, language: str) -> Reply:
    """A feed has not been read for a day."""
    words = text("feed-failing", language, feed=name_of(feed), why=feed.failure or "")
    return Reply(words, keyboard=InlineKeyboardMarkup([_buttons(feed, None, 0, language)]))


def _facts(feed: Feed, language: str) -> list[str]:
    facts = [text("feed-every", language, minutes=feed.minutes)]
    if feed.paused:
        facts.append(text("feed-paused", language))
    elif feed.failing_since:
        since = day(feed.failing_since.date(), language)
        facts.append(
            text("feed-fails", language, day=since, why=shorten(feed.failure or "", TITLE_LENGTH * 2))
        )
    elif feed.checked_at:
        moment = feed.checked_at.astimezone(UTC)
        facts.append(text("feed-read", language, day=day(moment.date(), language), time=f"{moment:%H:%M}"))
    return [*facts, *(_counts(feed, language) if feed.added or feed.updated or feed.missed else [])]


def _counts(feed: Feed, language: str) -> list[str]:
    return [
        text(key, language, articles=count)
        for key, count in (
            ("taken-added", len(feed.added)),
            ("taken-updated", feed.updated),
            ("feed-missed", feed.missed),
        )
        if count
    ]


def _buttons(feed: Feed, number: int | None, page: int, language: str) -> list[InlineKeyboardButton]:
    place = f" {number}" if number else ""
    pause = text("button-go-on" if feed.paused else "button-pause", language)
    return [
        button(pause + place, SwitchFeed(feed.number, int(feed.paused), page)),
        button(text("button-end-feed", language) + place, EndFeed(feed.number, page)),
    ]
