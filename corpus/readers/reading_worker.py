"""The process that reads: it may hang, run out of memory or break down without harm to the one that asks."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from corpus.errors import SourceError, TooManyParts
from corpus.language.detection import detect
from corpus.models import Draft, Note
from corpus.readers.collections.record_files import unpack_lines
from corpus.readers.contract.content import Content, Enclosed, Entry, Unpacked
from corpus.readers.contract.limits import MAXIMUM_MEMORY, MAXIMUM_PARTS
from corpus.readers.printed.picture import bound
from corpus.readers.text.dispatches import dispatches
from corpus.readers.walk import Walk
from corpus.readers.wire import Begun, Kind, Part, Request, request_of, short, written
from corpus.sandbox.inside import serve

# What takes long to import and most files need, when there is nothing else to do.
_LIBRARIES = ("lxml.html", "docx", "trafilatura", "pypdfium2", "markdown_it", "ftfy")
_SECONDS_A_PICTURE = 10

Answers = Iterator[Begun | Part]


def main() -> None:
    """Read what is asked for."""
    serve(answer, MAXIMUM_MEMORY, prepare)


def answer(question: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """Read one thing and tell what is in it, part by part; raises MemoryError."""
    for event in events(request_of(question), data):
        yield from written(event)


def events(request: Request, data: bytes) -> Answers:
    """What is in one thing; raises MemoryError."""
    return _bounded(request, READ[request.kind](request, data))


def prepare() -> Iterator[None]:
    """Import what will be needed, and load what tells languages."""
    for library in _LIBRARIES:
        yield
        import_module(library)
    detect("Bonjour.")


def _bounded(request: Request, events: Answers) -> Answers:
    """The parts up to as many as are read of a file; in the place of the next, that there are more."""
    parts = request.skip
    for event in events:
        if isinstance(event, Part) and parts == MAXIMUM_PARTS:
            yield Part(request.name, None, TooManyParts(request.name, MAXIMUM_PARTS))
            return
        parts += isinstance(event, Part)
        yield event


def _walk(request: Request) -> Walk:
    return Walk(request.limit, request.skip, frozenset(request.avoid))


def _file(request: Request, data: bytes) -> Answers:
    return _walk(request).parts(Enclosed(request.name, data))


def _pictures(request: Request, data: bytes) -> Answers:
    """Photos of pages, put together as one file."""
    if short(request.name) in request.avoid:
        yield Part(request.name, None, None)
        return
    photos, start = [], 0
    for size in request.about["sizes"]:
        photos.append(data[start : start + size])
        start += size
    yield Begun(request.name, "picture", len(photos) * _SECONDS_A_PICTURE)
    try:
        whole = bound(request.name, photos)
    except SourceError as error:
        yield Part(request.name, None, error)
        return
    yield from _file(request, whole)


def _message(request: Request, data: bytes) -> Answers:
    # As somebody typed it, halves of characters and all.
    text, language = data.decode("utf-8", "surrogatepass"), request.about["language"]
    if not request.about["several"]:
        return _entries(request, iter([Entry(request.name, Content(text=text, language=language))]), 1)
    found = dispatches(text)
    notes = (Note.NOTE_LEFT_OUT,) if found.note_left_out else ()
    about = found.about.model_copy(update={"notes": notes})
    entries = [Entry(request.name, Content(text=one, created=about.created), about) for one in found.texts]
    return _entries(request, iter(entries), len(entries))


def _records(request: Request, data: bytes) -> Answers:
    return _walk(request).items(
        request.name, unpack_lines(request.name, data, request.about["first"]), ("JSON lines",)
    )


def _drafts(request: Request, data: bytes) -> Answers:
    lines = data.splitlines()
    drafts = (Entry(str(number), Draft.model_validate_json(line)) for number, line in enumerate(lines))
    return _entries(request, drafts, len(lines))


def _entries(request: Request, entries: Iterator[Entry], number: int) -> Answers:
    return _walk(request).items(request.name, Unpacked(entries, number), ("text",))


READ: Mapping[Kind, Callable[[Request, bytes], Answers]] = {
    Kind.FILE: _file,
    Kind.PICTURES: _pictures,
    Kind.MESSAGE: _message,
    Kind.RECORDS: _records,
    Kind.DRAFTS: _drafts,
}
"""What reads each kind; another kind of request is one row more."""
