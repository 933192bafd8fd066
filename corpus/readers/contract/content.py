"""What one format's reader hands over, before the text is tidied and the gaps are filled by guessing."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pydantic import field_validator

from corpus.errors import SourceError
from corpus.models import Draft, Metadata, Note

CELL = " | "  # between the cells of a table's row, in every format that has tables


class Content(Metadata):
    """The text of a file and what the file itself says about it."""

    text: str = ""
    # When the file was made: weaker than a date in the text, since an old dispatch may be saved today.
    created: date | None = None
    notes: tuple[Note, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _without_halves(cls, value: Any) -> Any:
        """Leave out lone halves of surrogate pairs, which are no characters."""
        return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else value


class Enclosed(NamedTuple):
    """A file in a file; ``about`` is what the outer one says of it, for what it does not say itself."""

    name: str
    data: bytes
    about: Content = Content()


class Entry(NamedTuple):
    """An article in a file that is no file of its own; a draft when it is to be kept to the character."""

    name: str
    content: Content | Draft
    about: Content = Content()  # as for a file in a file


class Unread(NamedTuple):
    """A part of a file that cannot be an article."""

    name: str
    error: SourceError


Item = Enclosed | Entry | Unread


class Unpacked(NamedTuple):
    """What a file holds, made as it is asked for, and about how much that is."""

    items: Iterator[Item]
    number: int
