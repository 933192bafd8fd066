"""Reading in processes of their own, so that no file can hang, fill or bring down the one that asks.

A process reads one file after another, since starting it takes a quarter of a second. One that did not answer
in time is ended, and another goes on behind the part that was too much.
"""

import atexit
import logging
import os
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import PurePath

from corpus.errors import BrokenSource, SeveralArticles, SourceError, TookTooLong, TookTooMuchMemory
from corpus.models import Draft
from corpus.readers import wire
from corpus.readers.limits import MAXIMUM_BYTES, MAXIMUM_MEMORY
from corpus.readers.parts import Part
from corpus.readers.reading_process import Ended, ReadingProcess

_MOST = max(2, min(os.cpu_count() or 2, 4))  # processes at a time: a large zip holds up no other file
_MOST_ENDED = 5  # processes over one file, before the rest of it is given up
_LOG = logging.getLogger(__name__)


class Processes:
    """The processes that read; one of them is kept for the next file."""

    def __init__(self) -> None:
        self._idle: list[ReadingProcess] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(_MOST)

    def warm(self) -> None:
        """Start a process for the next file, unless there is one."""
        with self._lock:
            if not self._idle:
                self._idle.append(ReadingProcess())

    @contextmanager
    def lent(self) -> Iterator[ReadingProcess]:
        """A process for one file; it is used again when the file was read to its end."""
        with self._places:
            process = self._taken()
            try:
                yield process
            except BaseException:
                process.close()
                raise
            self._give_back(process)

    def close(self) -> None:
        """End the processes that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()

    def _taken(self) -> ReadingProcess:
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                return ReadingProcess()
            if process.is_alive:
                return process
            process.close()

    def _give_back(self, process: ReadingProcess) -> None:
        with self._lock:
            if not self._idle:
                # A new one warms up in the time until the next file.
                self._idle.append(ReadingProcess() if process.is_spent else process)
                if not process.is_spent:
                    return
        process.close()


PROCESSES = Processes()
atexit.register(PROCESSES.close)


def warm() -> None:
    """Start what reads before there is something to read, so that the first file is read as fast."""
    PROCESSES.warm()


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
        request = wire.Request(name, len(data), limit, done, tuple(errors))
        try:
            with PROCESSES.lent() as process:
                for part in process.ask(request, data):
                    done += 1
                    yield part._replace(error=errors[part.name]) if _is_avoided(part) else part
                return
        except Ended as end:
            _LOG.warning("reading %s ended: %s", name, end.said.rpartition("\n")[2] or "without a word")
            _LOG.debug("%s", end.said)
            culprit = end.part.name or name
            error = _error(culprit, end)
            tries += not end.part.name
            if tries == 1 and not end.part.name:  # it is not the file's fault, as when the system was short
                continue
        if culprit in errors or len(errors) == _MOST_ENDED:
            yield Part(name, None, error)
            return
        errors[culprit] = error


def _is_avoided(part: Part) -> bool:
    return part.draft is None and part.error is None


def _error(culprit: str, end: Ended) -> SourceError:
    if end.late:
        return TookTooLong(culprit, end.part.seconds)
    if end.memory:
        return TookTooMuchMemory(culprit, MAXIMUM_MEMORY)
    return BrokenSource(culprit, end.part.format if end.part.name else _kind(culprit))


def _kind(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").upper() or "file"
