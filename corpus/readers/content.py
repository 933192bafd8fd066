"""What one format's reader hands over, before the text is tidied and the gaps are filled by guessing."""

from datetime import date
from typing import NamedTuple

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
