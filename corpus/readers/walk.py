"""The walk through a file and all that it holds, as the process that reads takes it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

from corpus.errors import BrokenSource, EmptySource, NestedArchive, ScannedSource, SourceError, SourceTooLarge
from corpus.language.analysis import analysed
from corpus.models import Draft
from corpus.readers.contract.content import Content, Enclosed, Entry, Item, Unpacked, Unread
from corpus.readers.contract.limits import MAXIMUM_DEPTH
from corpus.readers.drafting import draft_of
from corpus.readers.formats import FormatReader, Reader, reader_of
from corpus.readers.wire import Begun, Part, short

Made = TypeVar("Made")

_BLANK = b"\0\t\n\r "
_BYTES_A_SECOND = 1_000_000  # beyond a format's own seconds
_SECONDS_A_PICTURE = 20
_SECONDS = 30
_CHARACTERS_A_SECOND = 50_000  # that are analysed, beyond those seconds
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
        if short(file.name) in self._avoid:
            yield from self._part(Part(file.name, None, None, stretch.end))
            return
        try:
            reader = self._reader(file, inside)
            if reader.unpack is None:
                yield from self._file(file, reader, stretch.end)
                return
            yield _begun(file, reader)
            unpacked = reader.unpack(file.name, file.data)
        except SourceError as error:
            yield from self._part(Part(file.name, None, error, stretch.end))
            return
        except RecursionError:
            yield from self._part(Part(file.name, None, BrokenSource(file.name, reader.name), stretch.end))
            return
        yield from self.items(file.name, unpacked, (*inside, reader.name), stretch)

    def items(
        self, name: str, unpacked: Unpacked, inside: tuple[str, ...], stretch: Stretch = WHOLE
    ) -> Iterator[Begun | Part]:
        """The parts of what was unpacked from a file of this name."""
        number = -1
        for number, item in enumerate(unpacked.items):
            yield from self._item(item, inside, stretch.piece(number, unpacked.number))
        if number < 0:
            yield from self._part(Part(name, None, EmptySource(name), stretch.end))

    def _reader(self, file: Enclosed, inside: tuple[str, ...]) -> FormatReader:
        if len(file.data) > self._limit:
            raise SourceTooLarge(file.name, len(file.data), self._limit)
        if not file.data.strip(_BLANK):
            raise EmptySource(file.name)
        reader = reader_of(file.name, file.data)
        nested = reader.name == _ARCHIVE and _ARCHIVE in inside
        if nested or (reader.unpack and len(inside) >= MAXIMUM_DEPTH):
            raise NestedArchive(file.name)
        return reader

    def _item(self, item: Item, inside: tuple[str, ...], stretch: Stretch) -> Iterator[Begun | Part]:
        if isinstance(item, Enclosed):
            yield from self.parts(item, inside, stretch)
        elif isinstance(item, Unread):
            yield from self._part(Part(item.name, None, item.error, stretch.end))
        elif short(item.name) in self._avoid:
            yield from self._part(Part(item.name, None, None, stretch.end))
        elif not self._passes_over():
            yield Begun(item.name, inside[-1], _SECONDS)
            made = _attempt(item.name, inside[-1], partial(_draft, item))
            yield from _finished(item.name, inside[-1], made, stretch.end)

    def _file(self, file: Enclosed, reader: FormatReader, share: float) -> Iterator[Begun | Part]:
        if self._passes_over():
            return
        yield _begun(file, reader)
        made = _attempt(file.name, reader.name, partial(_read, file, reader.read))
        if isinstance(made, ScannedSource) and reader.read_pictures:
            yield Begun(file.name, reader.name, _SECONDS + made.pages * _SECONDS_A_PICTURE)
            made = _attempt(file.name, reader.name, partial(_read, file, reader.read_pictures))
        yield from _finished(file.name, reader.name, made, share)

    def _part(self, part: Part) -> Iterator[Part]:
        if not self._passes_over():
            yield part

    def _passes_over(self) -> bool:
        """Whether the next part is one of those that are not wanted, which is then behind."""
        passed = self._skip > 0
        self._skip -= passed
        return passed


def _begun(file: Enclosed, reader: FormatReader) -> Begun:
    return Begun(file.name, reader.name, reader.format.seconds + len(file.data) // _BYTES_A_SECOND)


def _attempt(name: str, format: str, make: Callable[[], Made]) -> Made | SourceError:
    try:
        return make()
    except SourceError as error:
        return error
    except RecursionError:
        return BrokenSource(name, format)


def _finished(name: str, format: str, made: Draft | SourceError, share: float) -> Iterator[Begun | Part]:
    """A part, with all that is made of its text."""
    if isinstance(made, SourceError):
        yield Part(name, None, made, share)
        return
    yield Begun(name, format, _SECONDS + len(made.text) // _CHARACTERS_A_SECOND)
    record = _attempt(name, format, partial(analysed, made))
    if isinstance(record, SourceError):
        yield Part(name, None, record, share)
    else:
        yield Part(name, record, None, share)


def _read(file: Enclosed, read: Reader | None) -> Draft:
    content = read(file.name, file.data) if read else Content()
    return draft_of(file.name, content, file.about)


def _draft(entry: Entry) -> Draft:
    return (
        entry.content
        if isinstance(entry.content, Draft)
        else draft_of(entry.name, entry.content, entry.about)
    )
