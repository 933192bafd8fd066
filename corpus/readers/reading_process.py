"""One process that reads, seen from the one that asks it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, cast

from corpus.readers import wire
from corpus.readers.parts import Part
from corpus.readers.walk import Begun

# No folder that happens to be the current one is looked for modules in (-P).
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from corpus.readers.reading_worker import main; main()"
_COMMAND = (sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[2]))
# All that a reader needs to know of the surroundings: no token, no database.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "TESSDATA_PREFIX")
# One thread each: others compute at the same time, and each more takes address space.
_SINGLE = {name: "1" for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")}
_STARTING = Begun("", "file", 60)  # before the process has said anything
_SECONDS_TO_END = 5
_ERRORS_KEPT = 2_000  # bytes of what it printed at last


class Ended(Exception):
    """The process ended over a part."""

    def __init__(self, part: Begun, *, late: bool, memory: bool, said: str) -> None:
        super().__init__(f"{part.name}: {said}")
        self.part = part
        self.late = late  # it was stopped because it took too long
        self.memory = memory  # it had no more
        self.said = said  # what it printed at last


class ReadingProcess:
    """Started at once, it reads one file after another until it is closed."""

    def __init__(self) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115  closed with the process
        kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=kept | _SINGLE,
            start_new_session=True,  # Ctrl-C is for the one that asks; and what it starts ends with it
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._late = False
        self.is_spent = False  # it ends by itself, since it has come to need much memory

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self.is_spent and self._process.poll() is None

    def ask(self, request: wire.Request, data: bytes) -> Iterator[Part]:
        """The parts of a file as they are read; raises Ended."""
        begun = _STARTING
        with suppress(BrokenPipeError):  # it has just ended: there will be no answer either
            self._requests.write(wire.line(request._asdict()))
            self._requests.write(data)
            self._requests.flush()
        while (message := self._next(begun)) not in (wire.END, wire.LAST):
            event = wire.event_of(message)
            if isinstance(event, Begun):
                begun = event
            else:
                yield event
        self.is_spent = message == wire.LAST

    def close(self) -> None:
        """End it, and what it may have started."""
        self._kill()
        self._process.wait()
        for stream in (self._requests, self._answers, self._errors):
            with suppress(OSError):  # what was not yet written goes nowhere
                stream.close()

    def _next(self, begun: Begun) -> Any:
        """The next message, unless it takes longer than the part that was begun may; raises Ended."""
        watch = threading.Timer(begun.seconds, self._stop)
        watch.start()
        try:
            written = self._answers.readline()
        finally:
            watch.cancel()
        # Where it ended in the middle of a line there is none.
        message = json.loads(written) if written.endswith(b"\n") else None
        if message is None or message == wire.MEMORY:
            raise self._ended(begun, memory=message is not None)
        return message

    def _ended(self, begun: Begun, *, memory: bool) -> Ended:
        with suppress(subprocess.TimeoutExpired):  # it says why by how it ends
            self._process.wait(_SECONDS_TO_END)
        self._kill()
        code = self._process.wait()
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(self._errors.tell() - _ERRORS_KEPT, 0))
        said = self._errors.read().decode("utf-8", "replace").strip()
        # A system that runs out of memory ends processes without a word.
        killed = sys.platform != "win32" and code == -signal.SIGKILL and not self._late
        return Ended(begun, late=self._late, memory=memory or killed, said=said)

    def _stop(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
