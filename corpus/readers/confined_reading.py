"""Reading in processes of their own, so that no file can hang, fill or bring down the one that asks.

A process reads one file after another. One that did not answer in time is ended, and another goes on behind
the part that was too much.
"""

import logging
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import PurePath

from corpus.errors import BrokenSource, SeveralArticles, SourceError, TookTooLong, TookTooMuchMemory
from corpus.models import Draft
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_MEMORY
from corpus.readers.wire import Begun, Part, Request, event_of
from corpus.sandbox.pool import WorkerPool
from corpus.sandbox.worker import Ended, Program, Worker

PROGRAM = Program("corpus.readers.reading_worker", environment=("TESSDATA_PREFIX",))
_MOST = 4  # processes at a time, of which
_OF_ONE = 2  # may read for one person: a large zip holds up no other file, and two slow ones nobody else's
_MOST_ENDED = 5  # processes over one file, before the rest of it is given up
_STARTING = Begun("", "file", 60)  # before the process has said anything
_LOG = logging.getLogger(__name__)

WORKERS = WorkerPool(PROGRAM, _MOST, _OF_ONE)


def warm() -> None:
    """Start what reads before there is something to read, so that the first file is read as fast."""
    WORKERS.warm()


def read(name: str, data: bytes) -> Draft:
    """The only article of a file; raises SourceError, such as SeveralArticles."""
    with closing(read_parts(name, data)) as parts:
        part = next(parts)
        if next(parts, None) is not None:
            raise SeveralArticles(name)
    if part.draft is None:
        raise part.error or BrokenSource(name, _kind(name))
    return part.draft


def read_parts(name: str, data: bytes, skip: int = 0, limit: int = MAXIMUM_BYTES) -> Generator[Part]:
    """Read a file of any known format; one part for an ordinary file, many for a zip, a table, a mail.

    Its content decides the format, then the ending of its name. What is wrong with a part, or with the whole
    file, is the ``error`` of a part, be it EmptySource or TookTooLong; none is raised. ``skip`` passes over
    as many parts unread, to go on where somebody stopped; ``limit`` is the most bytes of the file and of each
    file in it. The next part is read while this one is worked on.
    """
    done = skip
    errors: dict[str, SourceError] = {}
    tries = 0  # in which a process ended before it came to the file
    while True:
        begun = _STARTING
        try:
            with WORKERS.lent() as worker:
                for event in _told(worker, Request(name, limit, done, tuple(errors)), data):
                    if isinstance(event, Begun):
                        begun = event
                        continue
                    done += 1
                    yield event._replace(error=errors[event.name]) if _is_avoided(event) else event
                return
        except Ended as end:
            _LOG.warning("reading %s ended: %s", name, end.said.rpartition("\n")[2] or "without a word")
            _LOG.debug("%s", end.said)
            culprit = begun.name or name
            error = _error(culprit, begun, end)
            tries += not begun.name
            if tries == 1 and not begun.name:  # it is not the file's fault, as when the system was short
                continue
        if culprit in errors or len(errors) == _MOST_ENDED:
            yield Part(name, None, error)
            return
        errors[culprit] = error


def _told(worker: Worker, request: Request, data: bytes) -> Iterator[Begun | Part]:
    """What a process tells of a file, each within the seconds of what it has begun; raises Ended."""
    seconds = _STARTING.seconds
    worker.ask(request._asdict(), data, seconds)
    while (answer := worker.answer(seconds)) is not None:
        event = event_of(answer)
        if isinstance(event, Begun):
            seconds = event.seconds
        yield event


def _is_avoided(part: Part) -> bool:
    return part.draft is None and part.error is None


def _error(culprit: str, begun: Begun, end: Ended) -> SourceError:
    if end.late:
        return TookTooLong(culprit, begun.seconds)
    if end.memory:
        return TookTooMuchMemory(culprit, MAXIMUM_MEMORY)
    return BrokenSource(culprit, begun.format if begun.name else _kind(culprit))


def _kind(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").upper() or "file"
