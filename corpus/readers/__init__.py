"""Files and pasted texts become drafts: ``read`` for files, ``read_text`` for what was pasted."""

from corpus.readers.formats import FORMATS, Format
from corpus.readers.reading import MAXIMUM_BYTES, MAXIMUM_CHARACTERS, read, read_text

__all__ = ["FORMATS", "MAXIMUM_BYTES", "MAXIMUM_CHARACTERS", "Format", "read", "read_text"]
