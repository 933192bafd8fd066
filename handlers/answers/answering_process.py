"""A process that does nothing but answer, so that no question waits for what else the bot is at."""

import gc
import logging
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from time import monotonic
from typing import TypeVar

from corpus.errors import PullquoteError
from corpus.library import Library
from corpus.sandbox.confinement import end_with_parent

log = logging.getLogger(__name__)

BEGIN_AGAIN = 60.0  # seconds after its beginning: one that cannot live is not begun without a pause
# Asked by nobody: with it the model is opened, the index read, and for a word that is none its vocabulary
# learnt, which takes seconds where there are hundreds of thousands of words.
FIRST_QUESTION = "What happened to Qvarzkhel?"

Result = TypeVar("Result")


class AnsweringProcess:
    """Asked by a process that has a library of its own, and answers itself while there is none to ask."""

    def __init__(self, open_library: Callable[[], Library]) -> None:
        """``open_library`` is called in the process, and must be found there by its name."""
        self._open_library = open_library
        self._executor: ProcessPoolExecutor | None = None
        self._ready: Future[None] | None = None
        self._begun = 0.0  # of monotonic()
        self._processes: set[BaseProcess] = set()  # it, once it has begun
        # It ends, by the system, when this is closed, as the system does for a bot that was killed.
        self._lifeline: Connection | None = None
        self._before: Connection | None = None  # of the one that was replaced

    def begin(self) -> None:
        """Start it; it can be asked some time later."""
        self._begun = monotonic()
        try:
            context = get_context("spawn")
            theirs, self._lifeline = context.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(1, context, _open, (self._open_library, theirs))
            others = set(active_children())
            self._ready = self._begin_in(self._executor)
            self._processes = set(active_children()) - others
        except (OSError, ImportError, NotImplementedError) as error:  # some systems let no processes share
            log.warning("no process is there to answer, a thread does: %s", error)

    def begin_anew(self) -> None:
        """Replace it, if it has begun, by another, which knows nothing of what was erased."""
        if self._executor:
            self._executor.shutdown(wait=False)  # it answers what it was asked
            self._before = self._lifeline
            self.begin()

    def end(self) -> None:
        """End it: nobody waits for an answer any more."""
        executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in self._processes:  # it may be at its beginning, which is not waited for either
                process.kill()

    def submit(self, work: Callable[[Library], Result]) -> Future[Result] | None:
        """What it does with its library, or None while it cannot be asked.

        The work must be found there by its name; the future raises BrokenProcessPool when the process ends.
        """
        if self._executor is None or self._ready is None or not self._ready.done():
            return None
        if self._ready.exception() is None:
            with suppress(BrokenProcessPool):
                return self._executor.submit(_do, work)
        if monotonic() - self._begun > BEGIN_AGAIN:
            log.warning("the process that answers has ended: another is started")
            self.begin_anew()
        return None

    def _begin_in(self, executor: ProcessPoolExecutor) -> Future[None]:
        # A process inherits what is held back: Ctrl-C and a manager's signal are for the one that asks.
        held_back = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            return executor.submit(_warm_up)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held_back)


_library: Library  # of this process, where it is the one that answers
_held: Connection  # its end of the lifeline


def _open(open_library: Callable[[], Library], lifeline: Connection) -> None:
    global _library, _held
    _held = lifeline
    try:
        end_with_parent(lifeline.fileno())
    except SystemExit:  # the bot has ended meanwhile: nobody need read of it
        os._exit(0)
    Thread(target=_end_with_the_bot, daemon=True).start()
    _library = open_library()


def _end_with_the_bot() -> None:
    if bot := parent_process():
        bot.join()
    os._exit(0)  # a bot that was killed has told nobody


def _warm_up() -> None:
    with suppress(PullquoteError):
        _library.ask(FIRST_QUESTION)
    gc.freeze()  # what is here stays: the collector need not go through it again between two answers


def _do(work: Callable[[Library], Result]) -> Result:
    return work(_library)
