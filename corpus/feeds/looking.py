"""A look at a feed: what is new in it since the last one, and the articles of that."""

import re
from collections.abc import Collection
from datetime import date
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin

from corpus.errors import EmptySource, NoFeed, SourceError
from corpus.feeds.parsing import Entry, Parsed, parse
from corpus.models import Draft
from corpus.readers import read
from corpus.readers.contract.content import Content
from corpus.readers.drafting import tidied
from corpus.web import fetch_article
from corpus.web.addresses import PUBLIC, Reach
from corpus.web.fetching import HEADERS, NOTHING, Fetched, Validators, fetch
from corpus.web.pages import canonical

NEWEST = 50  # entries that are read at one look
_ACCEPT = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
_LINK = re.compile(r"<link\s[^>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![a-z])([a-z]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TYPES = ("application/rss+xml", "application/atom+xml")
_HEAD = 200_000  # characters of a page in which it names its feeds
_LEAST = 400  # characters of what a feed gives as the whole article


class Look(NamedTuple):
    """What a look found."""

    url: str  # of the feed itself, where the page of a site was given
    validators: Validators
    feed: Parsed | None  # None when it is as it was


def look(
    url: str,
    seen: Collection[str] = (),
    known: Validators = NOTHING,
    reach: Reach = PUBLIC,
    most: int = NEWEST,
) -> Look:
    """The entries of a feed that were not seen, unless it is as it was.

    Of a page that names its feed, that one. Raises NoFeed, what ``fetch`` raises, and what ``parse`` raises.
    """
    fetched = _fetch(url, known, reach)
    if not fetched.changed:
        return Look(url, known, None)
    try:
        return Look(url, fetched.validators, parse(fetched.url, fetched.data, seen, most))
    except NoFeed:
        named = _named_in(fetched)
        if named is None:
            raise
    fetched = _fetch(named, NOTHING, reach)
    return Look(named, fetched.validators, parse(fetched.url, fetched.data, seen, most))


def article_of(entry: Entry, feed_title: str | None, reach: Reach = PUBLIC) -> Draft:
    """The article that an entry leads to, from its page, else from the feed when that has it whole.

    Raises SourceError.
    """
    draft = _draft(entry, reach)
    told = Content(
        title=entry.title,
        source=feed_title,
        published=date.fromisoformat(entry.published) if entry.published else None,
    )
    return draft.completed_by(tidied(told))


def _draft(entry: Entry, reach: Reach) -> Draft:
    if entry.link is None:
        return _from_feed(entry)
    try:
        return fetch_article(entry.link, reach)
    except SourceError:
        if entry.content is None:
            raise
        try:
            return _from_feed(entry)
        except SourceError:
            pass
        raise


def _from_feed(entry: Entry) -> Draft:
    name = entry.link or entry.title or entry.id
    if not entry.content:
        raise EmptySource(name)
    draft = read("entry.html", f"<!doctype html><body>{entry.content}</body>".encode())
    if len(draft.text) < _LEAST and entry.link:  # only the beginning, whatever it is called
        raise EmptySource(name)
    own = {"title": entry.title or draft.title, "source": None}
    return draft.model_copy(update=own | {"url": canonical(None, entry.link) if entry.link else None})


def _fetch(url: str, known: Validators, reach: Reach) -> Fetched:
    return fetch(url, reach, known=known, headers={**HEADERS, **_ACCEPT})


def _named_in(page: Fetched) -> str | None:
    """The feed that the head of a page names."""
    for tag in _LINK.findall(page.data[:_HEAD].decode("utf-8", "replace")):
        attributes = {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(tag)}
        if attributes.get("type", "").lower() in _TYPES and attributes.get("href"):
            return urljoin(page.url, unescape(attributes["href"]))
    return None
