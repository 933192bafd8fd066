"""Processes of one program, of which one is kept warm: starting one takes a quarter of a second."""

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from corpus.sandbox.places import Places
from corpus.sandbox.worker import Program, Worker

_POOLS: "WeakSet[WorkerPool]" = WeakSet()


def interrupt() -> None:
    """Have whatever is asked of any pool end with an error: the program ends."""
    for pool in list(_POOLS):
        pool.interrupt()


def end_workers() -> None:
    """End the processes of all pools, those that are at a question and those that wait for one."""
    interrupt()
    for pool in list(_POOLS):
        pool.close()


class WorkerPool:
    """At most so many processes at a time, and so many for one person; one is kept for the next question."""

    def __init__(self, program: Program, most: int, of_one: int | None = None) -> None:
        self._program = program
        self._idle: list[Worker] = []
        self._lent: set[Worker] = set()
        self._lock = threading.Lock()
        self._places = Places(most, of_one or most)
        _POOLS.add(self)
        atexit.register(self.close)

    def warm(self) -> None:
        """Start a process for the next question, unless there is one."""
        with self._lock:
            if not self._idle:
                self._idle.append(Worker(self._program))

    @contextmanager
    def lent(self) -> Iterator[Worker]:
        """A process for one question; it is used again when it was heard to the end."""
        with self._places.place():
            worker = self._taken()
            with self._lock:
                self._lent.add(worker)
            try:
                yield worker
            except BaseException:
                worker.close()
                raise
            finally:
                with self._lock:
                    self._lent.discard(worker)
            self._give_back(worker)

    def interrupt(self) -> None:
        """End those that are at a question: who asked hears of it."""
        with self._lock:
            for worker in self._lent:
                worker.interrupt()

    def close(self) -> None:
        """End the processes that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    def _taken(self) -> Worker:
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return Worker(self._program)
            if worker.is_alive:
                return worker
            worker.close()

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if not self._idle:
                # A new one warms up in the time until the next question.
                self._idle.append(Worker(self._program) if worker.is_spent else worker)
                if not worker.is_spent:
                    return
        worker.close()
