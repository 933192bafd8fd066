"""What one format's reader hands over, before the text is tidied and the gaps are filled by guessing."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.errors import SourceError
from corpus.models import Draft, Note

CELL = " | "  # between the cells of a table's row, in every format that has tables


class Content(NamedTuple):
    """The text of a file and what the file itself says about it."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    # When the file was made: weaker than a date in the text, since an old dispatch may be saved today.
    created: date | None = None
    notes: tuple[Note, ...] = ()


class Enclosed(NamedTuple):
    """A file in a file; ``about`` is what the outer one says of it, for what it does not say itself."""

    name: str
    data: bytes
    about: Content = Content("")


class Entry(NamedTuple):
    """An article in a file that is no file of its own; a draft when it is to be kept to the character."""

    name: str
    content: Content | Draft
    about: Content = Content("")  # as for a file in a file


class Unread(NamedTuple):
    """A part of a file that cannot be an article."""

    name: str
    error: SourceError


Item = Enclosed | Entry | Unread


class Unpacked(NamedTuple):
    """What a file holds, made as it is asked for, and about how much that is."""

    items: Iterator[Item]
    number: int
