"""A feed parsed in a process of its own, with limits of time and memory."""

from collections.abc import Collection
from contextlib import closing
from typing import NamedTuple

from corpus.errors import BrokenSource, NoFeed, TookTooLong
from corpus.sandbox.worker import Ended, Program, Worker

_PROGRAM = Program("corpus.feeds.feed_worker")
_SECONDS = 30
FORMAT = "RSS"


class Entry(NamedTuple):
    """What a feed says of one article; texts as the feed has them, a date as ISO 8601 writes it."""

    id: str  # short, and the same at each look
    link: str | None
    title: str | None
    published: str | None
    content: str | None  # all of the article in HTML, where the feed has it


class Parsed(NamedTuple):
    """A feed, with the newest entries of those that were not known."""

    title: str | None
    present: tuple[str, ...]  # the ids of all its entries
    new: tuple[Entry, ...]  # the oldest first
    left: tuple[str, ...]  # the ids of those that are new too, but too many


class Named(NamedTuple):
    """No feed, but perhaps a page that names one."""

    url: str | None


def parse(url: str, data: bytes, seen: Collection[str], most: int) -> Parsed:
    """A feed with at most so many of the entries that were not seen.

    Raises NoFeed for what is none, BrokenSource and TookTooLong for what does harm.
    """
    found = parse_or_find(url, data, seen, most)
    if isinstance(found, Named):
        raise NoFeed(url)
    return found


def parse_or_find(url: str, data: bytes, seen: Collection[str], most: int) -> Parsed | Named:
    """The same, or the feed that a page names; raises BrokenSource and TookTooLong."""
    # One process for each feed: there are minutes between two of them.
    with closing(Worker(_PROGRAM)) as worker:
        worker.ask({"url": url, "seen": sorted(seen), "most": most}, data, _SECONDS)
        try:
            told = list(iter(lambda: worker.answer(_SECONDS), None))
        except Ended as end:
            raise TookTooLong(url, _SECONDS) if end.late else BrokenSource(url, FORMAT) from end
    if "named" in told[0]:
        return Named(told[0]["named"])
    feed = told[0]["feed"]
    entries = [Entry(**message["entry"]) for message in told[1:]]
    return Parsed(feed["title"], tuple(feed["present"]), tuple(reversed(entries)), tuple(feed["left"]))
