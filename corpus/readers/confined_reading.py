"""Reading in processes of their own, so that no text can hang, fill or bring down the one that asks.

A process reads one file after another. One that did not answer in time is ended, and another goes on behind
the part that was too much. What it tells is a finished record: nothing is looked for in a text out here.
"""

import logging
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import PurePath

from corpus.errors import BrokenSource, SeveralArticles, SourceError, TookTooLong, TookTooMuchMemory
from corpus.models import AnalysedDraft
from corpus.readers.arriving import Arrivals, Malformed
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_MEMORY
from corpus.readers.wire import LONGEST_LINE, Begun, Kind, Part, Request, asked, short
from corpus.sandbox.pool import WorkerPool
from corpus.sandbox.worker import Ended, Program, Worker

MESSAGE = "message"  # the name that errors give to what somebody wrote
PROGRAM = Program("corpus.readers.reading_worker", programs=("tesseract",), folders=("TESSDATA_PREFIX",))
_MOST = 4  # processes at a time, of which
_OF_ONE = 2  # may read for one person: a large zip holds up no other file, and two slow ones nobody else's
_MOST_ENDED = 5  # processes over one file, before the rest of it is given up
_STARTING = Begun("", "file", 60)  # before the process has said anything
_LOG = logging.getLogger(__name__)

FILES = WorkerPool(PROGRAM, _MOST, _OF_ONE)
# Texts that are at hand wait for no file, nor a file for itself, when one of its articles is analysed again.
TEXTS = WorkerPool(PROGRAM, 2, 1)


def warm() -> None:
    """Start what reads before there is something to read, so that the first file is read as fast."""
    FILES.warm()
    TEXTS.warm()


def read(name: str, data: bytes) -> AnalysedDraft:
    """The only article of a file; raises SourceError, such as SeveralArticles."""
    return only(name, read_parts(name, data))


def read_text(text: str, language: str | None = None) -> AnalysedDraft:
    """What somebody wrote in a chat as an article; raises SourceError, such as EmptySource, TextTooLong."""
    request = _message({"language": language, "several": False})
    return only(MESSAGE, parts_of(request, _bytes_of(text), TEXTS))


def read_texts(text: str) -> list[AnalysedDraft]:
    """The articles that somebody pasted into one text, in their order; raises SourceError."""
    parts = list(parts_of(_message({"language": None, "several": True}), _bytes_of(text), TEXTS))
    drafts = [part.draft for part in parts if part.draft]
    if not drafts:
        raise parts[0].error or BrokenSource(MESSAGE, _kind(MESSAGE))
    return drafts


def _message(about: dict[str, object]) -> Request:
    return Request(Kind.MESSAGE, MESSAGE, MAXIMUM_BYTES, about=about)


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def read_parts(name: str, data: bytes, skip: int = 0, limit: int = MAXIMUM_BYTES) -> Generator[Part]:
    """Read a file of any known format; one part for an ordinary file, many for a zip, a table, a mail.

    Its content decides the format, then the ending of its name. What is wrong with a part, or with the whole
    file, is the ``error`` of a part, be it EmptySource or TookTooLong; none is raised. ``skip`` passes over
    as many parts unread, to go on where somebody stopped; ``limit`` is the most bytes of the file and of each
    file in it. The next part is read while this one is worked on.
    """
    return parts_of(Request(Kind.FILE, name, limit, skip), data)


def read_photos(name: str, photos: Sequence[bytes], limit: int = MAXIMUM_BYTES) -> Generator[Part]:
    """Read photos of pages that are one article, in order; a single one as any file."""
    if len(photos) == 1:
        return read_parts(name, photos[0], limit=limit)
    request = Request(Kind.PICTURES, name, limit, about={"sizes": [len(photo) for photo in photos]})
    return parts_of(request, b"".join(photos))


def only(name: str, told: Generator[Part]) -> AnalysedDraft:
    """The draft of the only part; raises its error, or SeveralArticles."""
    with closing(told) as parts:
        part = next(parts)
        if next(parts, None) is not None:
            raise SeveralArticles(name)
    if part.draft is None:
        raise part.error or BrokenSource(name, _kind(name))
    return part.draft


def parts_of(request: Request, data: bytes, pool: WorkerPool = FILES, tries: int = 1) -> Generator[Part]:
    """The parts of what is asked for; one over which ``tries`` processes ended comes with the reason."""
    done = request.skip
    ended: Counter[str] = Counter()
    errors: dict[str, SourceError] = {}
    while True:
        begun = _STARTING
        try:
            with pool.lent() as worker:
                for event in _told(worker, request._replace(skip=done, avoid=tuple(errors)), data):
                    if isinstance(event, Begun):
                        begun = event
                        continue
                    done += 1
                    yield event._replace(error=errors.get(event.name)) if _is_avoided(event) else event
                if not done:  # it says of nothing at all that it was read
                    yield Part(request.name, None, BrokenSource(request.name, _kind(request.name)))
                return
        except (Ended, Malformed) as end:
            _LOG.warning(
                "reading %s ended: %s", request.name, str(end).rpartition("\n")[2] or "without a word"
            )
            _LOG.debug("%s", end)
            culprit = begun.name or short(request.name)
            error = _error(culprit, begun, end)
            if isinstance(end, Ended) and end.interrupted:
                yield Part(culprit, None, error)
                return
            ended[culprit] += 1
            # Before anything was begun it is not the file's fault, as when the system was short.
            if ended[culprit] < (tries if begun.name else max(tries, 2)):
                continue
        if culprit in errors or len(errors) == _MOST_ENDED:
            yield Part(request.name, None, error)
            return
        errors[culprit] = error


def _told(worker: Worker, request: Request, data: bytes) -> Iterator[Begun | Part]:
    """What a process tells, each within the seconds of what it has begun; raises Ended, Malformed."""
    seconds = _STARTING.seconds
    arrivals = Arrivals()
    worker.ask(asked(request), data, seconds)
    while (answer := worker.answer(seconds, LONGEST_LINE)) is not None:
        event = arrivals.take(answer)
        if isinstance(event, Begun):
            seconds = event.seconds
        if event is not None:
            yield event


def _is_avoided(part: Part) -> bool:
    return part.draft is None and part.error is None


def _error(culprit: str, begun: Begun, end: Ended | Malformed) -> SourceError:
    if isinstance(end, Malformed):
        return BrokenSource(culprit, begun.format)
    if end.late:
        return TookTooLong(culprit, begun.seconds)
    if end.memory:
        return TookTooMuchMemory(culprit, MAXIMUM_MEMORY)
    return BrokenSource(culprit, begun.format if begun.name else _kind(culprit))


def _kind(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").upper() or "file"
