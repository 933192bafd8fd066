"""A look at a feed: what is new in it since the last one, and the articles of that."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from corpus.errors import EmptySource, NoFeed, SourceError, UnreachableSource
from corpus.feeds.parsing import Entry, Parsed, parse, parse_or_find
from corpus.models import Draft, Metadata
from corpus.readers import read
from corpus.sites import same_site
from corpus.soundness import sound_address
from corpus.web import fetch_article
from corpus.web.addresses import PUBLIC, Reach
from corpus.web.canonical import canonical
from corpus.web.fetching import HEADERS, NOTHING, Fetched, Validators, fetch

NEWEST = 50  # entries that are read at one look
_ACCEPT = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
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
    found = parse_or_find(fetched.url, fetched.data, seen, most)
    if isinstance(found, Parsed):
        return Look(url, fetched.validators, found)
    if found.url is None:
        raise NoFeed(fetched.url)
    fetched = _fetch(found.url, NOTHING, reach)
    return Look(found.url, fetched.validators, parse(fetched.url, fetched.data, seen, most))


def article_of(entry: Entry, feed: str, feed_title: str | None, reach: Reach = PUBLIC) -> Draft:
    """The article that an entry leads to, from its page, else from the feed when that has it whole.

    The feed, at its address, speaks for its own site: of a page elsewhere it tells nothing.
    Raises SourceError.
    """
    draft = _draft(entry, feed, reach)
    if draft.url and not same_site(draft.url, feed):
        return draft
    told = Metadata(
        title=entry.title,
        source=feed_title,
        published=date.fromisoformat(entry.published) if entry.published else None,
    )
    return draft.completed_by(told)


def _draft(entry: Entry, feed: str, reach: Reach) -> Draft:
    if entry.link is None:
        return _from_feed(entry)
    if sound_address(entry.link) is None:  # a feed is believed no address that leads elsewhere
        raise UnreachableSource(entry.link, "no address of a web page")
    try:
        return fetch_article(entry.link, reach)
    except SourceError:
        if entry.content is None or not same_site(entry.link, feed):
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
    draft = read("entry.html", f"<!doctype html><body>{entry.content}</body>".encode("utf-8", "ignore"))
    if len(draft.text) < _LEAST and entry.link:  # only the beginning, whatever it is called
        raise EmptySource(name)
    own = {"title": entry.title or draft.title, "source": None}
    return draft.model_copy(update=own | {"url": canonical(None, entry.link) if entry.link else None})


def _fetch(url: str, known: Validators, reach: Reach) -> Fetched:
    return fetch(url, reach, known=known, headers={**HEADERS, **_ACCEPT})
