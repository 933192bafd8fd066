"""An entry of a feed."""

from typing import NamedTuple


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
