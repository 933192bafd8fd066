"""Files and texts become drafts in a process of its own: ``read_parts`` any file, ``read_text`` a message.

What this imports reads nothing itself, so that whoever answers questions can import it.
"""

from corpus.readers.confined_analysis import analysed
from corpus.readers.confined_reading import read, read_parts, read_photos, read_text, read_texts, warm
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_CHARACTERS
from corpus.readers.known_formats import FORMATS, Format
from corpus.readers.wire import Part

__all__ = [
    "FORMATS",
    "MAXIMUM_BYTES",
    "MAXIMUM_CHARACTERS",
    "Format",
    "Part",
    "analysed",
    "read",
    "read_parts",
    "read_photos",
    "read_text",
    "read_texts",
    "warm",
]
