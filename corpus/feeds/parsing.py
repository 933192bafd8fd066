"""A feed parsed in a process of its own, with limits of time and memory."""

from collections.abc import Collection, Iterator
from contextlib import closing
from typing import NamedTuple

from pydantic import ValidationError

from corpus.errors import BrokenSource, NoFeed, TookTooLong
from corpus.models import Record
from corpus.sandbox.worker import Ended, Program, Worker

_PROGRAM = Program("corpus.feeds.feed_worker")
_SECONDS = 30
FORMAT = "RSS"
LONGEST_CONTENTS = 10_000_000  # characters of all entries together


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


class _Feed(Record):
    title: str | None
    present: tuple[str, ...]
    left: tuple[str, ...]


class _Told(Record):
    """A message of the process: first of a feed or of a page, then an entry each."""

    feed: _Feed | None = None
    named: str | None = None
    entry: Entry | None = None


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
            return _found(_told(worker, most + 1))
        except Ended as end:
            raise TookTooLong(url, _SECONDS) if end.late else BrokenSource(url, FORMAT) from end
        except ValidationError as error:  # a feed has taken the process over
            raise BrokenSource(url, FORMAT) from error


def _told(worker: Worker, most: int) -> Iterator[_Told]:
    """What the process tells, of which so many messages are listened to; raises Ended, ValidationError."""
    for _ in range(most):
        if (answer := worker.answer(_SECONDS)) is None:
            return
        yield _Told.model_validate(answer)


def _found(told: Iterator[_Told]) -> Parsed | Named:
    """The feed, or the page that is none."""
    first = next(told, _Told())
    if first.feed is None:
        return Named(first.named)
    room, entries = LONGEST_CONTENTS, []
    for entry in (one.entry for one in told if one.entry):
        room -= len(entry.content or "")
        if room < 0:
            break
        entries.append(entry)
    return Parsed(first.feed.title, first.feed.present, tuple(reversed(entries)), first.feed.left)
