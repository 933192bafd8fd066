"""A feed parsed in a process of its own, with limits of time and memory."""

from collections.abc import Collection
from contextlib import closing
from typing import NamedTuple

from corpus.errors import BrokenSource, NoFeed, TookTooLong
from corpus.sandbox.worker import Ended, Program, Worker

_PROGRAM = Program("corpus.feeds.feed_worker")
_SECONDS = 30
_FORMAT = "RSS"


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


def parse(url: str, data: bytes, seen: Collection[str], most: int) -> Parsed:
    """A feed with at most so many of the entries that were not seen.

    Raises NoFeed for what is none, BrokenSource and TookTooLong for what does harm.
    """
    # One process for each feed: there are minutes between two of them.
    with closing(Worker(_PROGRAM)) as worker:
        worker.ask({"url": url, "seen": sorted(seen), "most": most}, data, _SECONDS)
        try:
            fields = worker.answer(_SECONDS)
        except Ended as end:
            raise TookTooLong(url, _SECONDS) if end.late else BrokenSource(url, _FORMAT) from end
    if fields is None:
        raise NoFeed(url)
    return Parsed(
        fields["title"],
        tuple(fields["present"]),
        tuple(Entry(*entry) for entry in fields["new"]),
        tuple(fields["left"]),
    )
