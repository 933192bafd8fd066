"""JSON lines of any length, read where files are read, a stretch of them at a time."""

from collections.abc import Iterable, Iterator

from corpus.errors import EmptySource
from corpus.models import AnalysedDraft
from corpus.readers.confined_reading import parts_of
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_PARTS
from corpus.readers.wire import Kind, Request

_STRETCH = 2_000_000  # bytes


def imported(name: str, lines: Iterable[bytes]) -> Iterator[AnalysedDraft]:
    """The articles of JSON lines in order, blank ones left out; raises BadRecord at the first bad one."""
    first = 1
    for stretch in _stretches(lines):
        request = Request(Kind.RECORDS, name, MAXIMUM_BYTES, about={"first": first})
        for part in parts_of(request, b"".join(stretch)):
            if part.draft:
                yield part.draft
            elif part.error and not isinstance(part.error, EmptySource):
                raise part.error
        first += len(stretch)


def _stretches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    stretch: list[bytes] = []
    size = 0
    for line in lines:
        stretch.append(line)
        size += len(line)
        if size >= _STRETCH or len(stretch) == MAXIMUM_PARTS:
            yield stretch
            stretch, size = [], 0
    if stretch:
        yield stretch
