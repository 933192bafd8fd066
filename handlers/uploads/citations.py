"""The articles that a message of ours cites: by its buttons, links, and the lines under its quotations."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from telegram import Message, MessageEntity
from telegram.constants import MessageLimit

from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import ArticleSummary, Filter
from corpus.soundness import showable
from handlers.answers.answer_buttons import ShowContext
from handlers.chat.deep_links import OpenArticle, target
from handlers.chat.keyboards import buttons_of
from handlers.texts.catalogue import LANGUAGES
from handlers.texts.reference import name

MOST = 3  # articles, as many as a reply cites at first
MOST_CALLED = 50  # articles of one of the titles, of which the quotation tells the right one
SIGNATURES = 24  # lines of a message that may name an article
LONGEST_SIGNATURE = 400  # characters
MOST_PARTS = 12  # of such a line, between its commas
SHORTEST_QUOTATION = 20  # characters
_MARK = re.compile(r"^\[?\d{1,2}[\].]? ")
_FRAGMENT = re.compile(r"#?:~:text=.*")


class Quotation(NamedTuple):
    """A sentence of an article as a message shows it, and the line under it that names the article."""

    article: ArticleSummary
    length: int  # of both, in characters


def cited_in(message: Message, library: Library) -> list[ArticleSummary]:
    """The articles that a message of ours cites, in order, at most ``MOST``; it reads the store."""
    keys = [*dict.fromkeys([*_keys_of(message), *_named(message, library)])]
    pressed = library.articles(len(keys), filter=Filter(keys=tuple(keys))) if keys else []
    cited = {one.key: one for one in sorted(pressed, key=lambda one: keys.index(one.key))}
    links = [entity.url for entity in message.parse_entities([MessageEntity.TEXT_LINK]) if entity.url]
    addresses = dict.fromkeys(_FRAGMENT.sub("", link) for link in links)
    cited |= {one.key: one for one in library.desk.called(addresses, (), MOST_CALLED)}
    words = message.text or message.caption or ""
    cited |= {one.article.key: one.article for one in quotations(words, library)}
    return [*cited.values()][:MOST]


def _named(message: Message, library: Library) -> list[int]:
    """The numbers of the articles whose ids stand in a message, as in a receipt."""
    codes = [code for code in message.parse_entities([MessageEntity.CODE]).values() if not code.isdigit()]
    return [key for key in library.desk.named(codes[:SIGNATURES]) if key is not None] if codes else []


def answered_with(words: str, library: Library) -> list[ArticleSummary]:
    """The articles that a text quotes which is hardly more than quotations as our answers show them.

    None, when it is anything else; it reads the store.
    """
    if len(words) > MessageLimit.MAX_TEXT_LENGTH:
        return []
    found = [*quotations(words, library)]
    if 2 * sum(one.length for one in found) <= len(words):
        return []
    return [*{one.article.key: one.article for one in found}.values()][:MOST]


def quotations(words: str, library: Library) -> Iterator[Quotation]:
    """The sentences in a text that stand word for word in the article that the line under them names."""
    named = [*islice(_signed(words), SIGNATURES)]
    titles = {title for _, line in named for title in _titles_in(line)}
    known = library.desk.called((), titles, MOST_CALLED) if titles else []
    for lines, line in named:
        for article in known:
            if name(article, LANGUAGES[0]) in line and (quoted := _quoted(lines, article, library)):
                yield Quotation(article, len(quoted) + len(line))
                break


def _keys_of(message: Message) -> Iterator[int]:
    """The numbers of the articles that the buttons under a message open."""
    for button in buttons_of(message):
        _, started, payload = (button.url or "").partition("?start=")
        opened = target(payload, [ShowContext]) if started else ShowContext.read(button.callback_data)
        if isinstance(opened, ShowContext | OpenArticle):
            yield opened.key


def _signed(words: str) -> Iterator[tuple[Sequence[str], str]]:
    """Each line that may name an article, with the lines of its paragraph that stand above it."""
    for paragraph in words.split("\n\n"):
        lines = paragraph.splitlines()
        for number, line in enumerate(lines):
            if number and len(line) <= LONGEST_SIGNATURE:
                yield lines[:number], _MARK.sub("", line)


def _titles_in(line: str) -> Iterator[str]:
    """What of a line may be a title: it stands between commas, and may hold some itself."""
    parts = line.split(", ")[:MOST_PARTS]
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            yield ", ".join(parts[start:end])


def _quoted(lines: Sequence[str], article: ArticleSummary, library: Library) -> str:
    """The last of some lines, as many as stand in the article word for word; nothing where none do."""
    try:
        content = showable(library.article_by_key(article.key, article.version).text)
    except UnknownArticle:
        return ""
    for start in range(len(lines)):
        words = "\n".join(lines[start:]).strip("… \n")
        if len(words) >= SHORTEST_QUOTATION and words in content:
            return words
    return ""
