"""The walk through a file and all that it holds, as the process that reads takes it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from corpus.errors import BrokenSource, EmptySource, NestedArchive, ScannedSource, SourceError, SourceTooLarge
from corpus.models import Draft
from corpus.readers.contract.content import Content, Enclosed, Entry, Item, Unread
from corpus.readers.contract.limits import MAXIMUM_DEPTH
from corpus.readers.drafting import draft_of
from corpus.readers.formats import Format, Reader, format_of
from corpus.readers.wire import Begun, Part

_BLANK = b"\0\t\n\r "
_BYTES_A_SECOND = 1_000_000  # beyond a format's own seconds
_SECONDS_A_PICTURE = 20
_SECONDS = 30
_ARCHIVE = "zip"


class Stretch(NamedTuple):
    """The share of the whole file that a part of it is."""

    start: float = 0.0
    length: float = 1.0

    @property
    def end(self) -> float:
        """The share that is read when the part is."""
        return min(self.start + self.length, 1.0)

    def piece(self, number: int, count: int) -> "Stretch":
        """One of so many pieces, counted from 0."""
        length = self.length / max(count, number + 1)
        return Stretch(self.start + number * length, length)


WHOLE = Stretch()


class Walk:
    """Reads a file part by part, and announces each before what may take long."""

    def __init__(self, limit: int, skip: int = 0, avoid: frozenset[str] = frozenset()) -> None:
        """A part to ``avoid`` comes with neither draft nor error; ``skip`` as many are passed over unread."""
        self._limit = limit
        self._skip = skip
        self._avoid = avoid

    def parts(
        self, file: Enclosed, inside: tuple[str, ...] = (), stretch: Stretch = WHOLE
    ) -> Iterator[Begun | Part]:
        """The parts of a file; ``inside`` are the formats around it."""
        if file.name in self._avoid:
            yield from self._part(Part(file.name, None, None, stretch.end))
            return
        try:
            format = self._format(file, inside)
            if format.unpack is None:
                yield from self._file(file, format, stretch.end)
                return
            yield _begun(file, format)
            unpacked = format.unpack(file.name, file.data)
        except SourceError as error:
            yield from self._part(Part(file.name, None, error, stretch.end))
            return
        except RecursionError:
            yield from self._part(Part(file.name, None, BrokenSource(file.name, format.name), stretch.end))
            return
        number = -1
        for number, item in enumerate(unpacked.items):
            yield from self._item(item, (*inside, format.name), stretch.piece(number, unpacked.number))
        if number < 0:
            yield from self._part(Part(file.name, None, EmptySource(file.name), stretch.end))

    def _format(self, file: Enclosed, inside: tuple[str, ...]) -> Format:
        if len(file.data) > self._limit:
            raise SourceTooLarge(file.name, len(file.data), self._limit)
        if not file.data.strip(_BLANK):
            raise EmptySource(file.name)
        format = format_of(file.name, file.data)
        nested = format.name == _ARCHIVE and _ARCHIVE in inside
        if nested or (format.unpack and len(inside) >= MAXIMUM_DEPTH):
            raise NestedArchive(file.name)
        return format

    def _item(self, item: Item, inside: tuple[str, ...], stretch: Stretch) -> Iterator[Begun | Part]:
        if isinstance(item, Enclosed):
            yield from self.parts(item, inside, stretch)
        elif isinstance(item, Unread):
            yield from self._part(Part(item.name, None, item.error, stretch.end))
        elif not self._passes_over():
            yield Begun(item.name, inside[-1], _SECONDS)
            yield _attempt(item.name, inside[-1], partial(_draft, item), stretch.end)

    def _file(self, file: Enclosed, format: Format, share: float) -> Iterator[Begun | Part]:
        if self._passes_over():
            return
        yield _begun(file, format)
        part = _attempt(file.name, format.name, partial(_read, file, format.read), share)
        if isinstance(part.error, ScannedSource) and format.read_pictures:
            yield Begun(file.name, format.name, _SECONDS + part.error.pages * _SECONDS_A_PICTURE)
            part = _attempt(file.name, format.name, partial(_read, file, format.read_pictures), share)
        yield part

    def _part(self, part: Part) -> Iterator[Part]:
        if not self._passes_over():
            yield part

    def _passes_over(self) -> bool:
        """Whether the next part is one of those that are not wanted, which is then behind."""
        passed = self._skip > 0
        self._skip -= passed
        return passed


def _begun(file: Enclosed, format: Format) -> Begun:
    return Begun(file.name, format.name, format.seconds + len(file.data) // _BYTES_A_SECOND)


def _attempt(name: str, format: str, make: Callable[[], Draft], share: float) -> Part:
    try:
        return Part(name, make(), None, share)
    except SourceError as error:
        return Part(name, None, error, share)
    except RecursionError:
        return Part(name, None, BrokenSource(name, format), share)


def _read(file: Enclosed, read: Reader | None) -> Draft:
    content = read(file.name, file.data) if read else Content()
    return draft_of(file.name, content, file.about)


def _draft(entry: Entry) -> Draft:
    return (
        entry.content
        if isinstance(entry.content, Draft)
        else draft_of(entry.name, entry.content, entry.about)
    )
