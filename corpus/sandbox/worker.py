"""A process that answers questions with limits on what it may take, seen from the one that asks it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile, mkdtemp
from typing import IO, Any, NamedTuple, cast

from corpus.sandbox.protocol import ANSWER, END, LAST, LONGEST, MEMORY, QUESTION, SIZE, Arguments, line
from corpus.sandbox.surroundings import command, environment

# One thread each: others compute at the same time, and each more takes address space.
_SINGLE = {name: "1" for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")}
_SECONDS_TO_END = 5
_ERRORS_KEPT = 2_000  # bytes of what it printed at last


class Program(NamedTuple):
    """What runs inside."""

    module: str  # whose ``main`` calls ``corpus.sandbox.inside.serve``
    programs: tuple[str, ...] = ()  # names of those that it starts, if they are installed
    folders: tuple[str, ...] = ()  # names of variables that say where files are that it reads


class Ended(Exception):
    """The process ended over a question."""

    def __init__(self, *, late: bool, memory: bool, said: str, interrupted: bool = False) -> None:
        super().__init__(said)
        self.interrupted = interrupted  # it was stopped because nobody wants to know any more
        self.late = late  # it was stopped because it took too long
        self.memory = memory  # it had no more
        self.said = said  # what it printed at last


class Worker:
    """Started at once, it answers one question after another until it is closed."""

    def __init__(self, program: Program) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115  closed with the process
        self._folder = mkdtemp(prefix="pullquote-")  # for what it writes, if it does
        theirs, ours = os.pipe()
        self._lifeline = os.fdopen(ours, "wb")  # open as long as this process lives
        # In full: it begins in a folder of its own.
        folders = {name: os.path.abspath(os.environ[name]) for name in program.folders if name in os.environ}  # noqa: PTH100
        told = Arguments(theirs, program.programs, tuple(folders.values()))
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command(program.module, json.dumps(told)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=environment() | folders | _SINGLE | {"TMPDIR": self._folder},
                cwd=self._folder,
                pass_fds=() if sys.platform == "win32" else (theirs,),
                start_new_session=True,  # Ctrl-C is for the one that asks; and what it starts ends with it
            )
        except BaseException:  # such as when there are no more processes to be had
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        finally:
            os.close(theirs)
        self._questions = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._late = False
        self._refused = False  # it was stopped because of what it said
        self._interrupted = False
        self.is_spent = False  # it ends by itself, since it has come to need much memory

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self.is_spent and self._process.poll() is None

    def ask(self, question: Any, data: bytes, seconds: float) -> None:
        """Ask something that JSON can say, which it has so many seconds to take in.

        ``answer`` is then to be called until there is no more.
        """
        with self._timed(seconds), suppress(BrokenPipeError):  # it has ended: there will be no answer either
            self._questions.write(line({QUESTION: question, SIZE: len(data)}))
            self._questions.write(data)
            self._questions.flush()

    def answer(self, seconds: float, longest: int = LONGEST) -> Any:
        """The next answer, for which it has so many seconds and bytes; None behind the last. Raises Ended."""
        message = self._message(seconds, longest)
        if message in (END, LAST):
            self.is_spent = message == LAST
            return None
        return message[ANSWER]

    def interrupt(self) -> None:
        """End it over a question; whoever asked hears of it, and closes it."""
        self._interrupted = True
        self._kill()
        shutil.rmtree(self._folder, ignore_errors=True)  # whoever asked may not come to it any more

    def close(self) -> None:
        """End it, and what it may have started."""
        self._kill()
        self._process.wait()
        for stream in (self._questions, self._answers, self._errors, self._lifeline):
            with suppress(OSError):  # what was not yet written goes nowhere
                stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _message(self, seconds: float, longest: int) -> dict[str, Any]:
        with self._timed(seconds):
            written = self._answers.readline(longest)
        message = _parsed(written)
        if message is None and (written.endswith(b"\n") or len(written) == longest):
            self._refused = True  # it is no use to hear more
            self._kill()
        if message is None or message == MEMORY:
            raise self._ended(memory=message is not None)
        return message

    def _ended(self, *, memory: bool) -> Ended:
        with suppress(subprocess.TimeoutExpired):  # it says why by how it ends
            self._process.wait(_SECONDS_TO_END)
        self._kill()
        code = self._process.wait()
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(self._errors.tell() - _ERRORS_KEPT, 0))
        said = self._errors.read().decode("utf-8", "replace").strip()
        # A system that runs out of memory ends processes without a word.
        killed = sys.platform != "win32" and code == -signal.SIGKILL and not (self._late or self._refused)
        return Ended(late=self._late, memory=memory or killed, said=said, interrupted=self._interrupted)

    @contextmanager
    def _timed(self, seconds: float) -> Iterator[None]:
        watch = threading.Timer(seconds, self._stop)
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

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


def _parsed(written: bytes) -> dict[str, Any] | None:
    """The message of a line; None where it ended in the middle of one, or writes what is no message."""
    if not written.endswith(b"\n"):
        return None
    try:
        message = json.loads(written)
    except (ValueError, RecursionError):
        return None
    is_one = message in (END, LAST, MEMORY) or (isinstance(message, dict) and ANSWER in message)
    return message if is_one else None
