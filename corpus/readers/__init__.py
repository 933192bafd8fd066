"""Files and pasted texts become drafts: ``read_parts`` for any file, ``read_text`` for what was pasted."""

from corpus.readers.confined_reading import end_readers, interrupt, read, read_parts, warm
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_CHARACTERS
from corpus.readers.drafting import read_text
from corpus.readers.formats import FORMATS, Format
from corpus.readers.printed.picture import bound
from corpus.readers.wire import Part

__all__ = [
    "FORMATS",
    "MAXIMUM_BYTES",
    "MAXIMUM_CHARACTERS",
    "Format",
    "Part",
    "bound",
    "end_readers",
    "interrupt",
    "read",
    "read_parts",
    "read_text",
    "warm",
]
