"""What a file holds: one article, or many."""

from collections.abc import Iterator
from typing import NamedTuple

from corpus.errors import SourceError
from corpus.models import Draft
from corpus.readers.reading import read


class Part(NamedTuple):
    """One article of a file, or why it cannot be one: either ``draft`` or ``error`` is None."""

    name: str  # the file's own; of a part in it also where it stands: "lot.zip/juin/pont.docx"
    draft: Draft | None
    error: SourceError | None = None
    share: float = 1.0  # of the file that is read when this part is, in 0..1


def read_parts(name: str, data: bytes, skip: int = 0) -> Iterator[Part]:
    """Read a file of any known format; one part for an ordinary file, many for a zip or a table.

    ``skip`` leaves out as many parts at the beginning. What is wrong with a part, or with the whole file,
    is the ``error`` of a part; nothing is raised.
    """
    if skip:
        return
    try:
        yield Part(name, read(name, data))
    except SourceError as error:
        yield Part(name, None, error)
