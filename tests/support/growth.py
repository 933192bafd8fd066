"""Whether time grows faster than what it is taken for, told from the processor's time of one thread.

A busy machine makes a measurement longer, never shorter: a suspicion is looked into with longer inputs, and
counts when none of several attempts clears it.
"""

import gc
import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

Input = TypeVar("Input")

SCREENED = (768, 3072)
CONFIRMED = (8192, 32_768)
# Of four times the length: a linear one takes 4 times as long, a quadratic one 16 times.
SUSPICIOUS, SUPERLINEAR = 5.5, 8.4
UNMEASURABLE = 0.0002  # seconds: less is noise
DEAREST = 4e-6  # seconds a character, at any length: linear is not enough where each costs a thousand steps
_ATTEMPTS = 6
_LONGEST = 0.4  # seconds of one run at the least, after which it is ended: what is exponential would not end


class Growth(NamedTuple):
    """What was found of one input: whether time grew faster, and seconds a character at the longest."""

    superlinear: bool
    a_character: float


class _TooLong(Exception):
    pass


def growth(
    run: Callable[[Input], object], of_length: Callable[[int], Input], dearest: float = DEAREST
) -> Growth:
    """How the time of a function grows with its input, of which ``of_length`` makes one of each length."""
    limit = max(_LONGEST, 3 * dearest * CONFIRMED[-1])
    try:
        longer = seconds(run, of_length(SCREENED[-1]), limit)
        if longer < UNMEASURABLE or (
            longer < dearest * SCREENED[-1]
            and longer < SUSPICIOUS * seconds(run, of_length(SCREENED[0]), limit)
        ):
            return Growth(False, longer / SCREENED[-1])
        return _confirmed(run, *map(of_length, CONFIRMED), limit)
    except _TooLong:
        return Growth(True, limit / SCREENED[-1])


def _confirmed(run: Callable[[Input], object], short: Input, long: Input, limit: float) -> Growth:
    """What is linear shows so in one of several attempts, however busy the machine is."""
    shorter = longer = math.inf
    for _ in range(_ATTEMPTS):
        shorter, longer = min(shorter, seconds(run, short, limit)), min(longer, seconds(run, long, limit))
        if longer < SUPERLINEAR * max(shorter, UNMEASURABLE):
            return Growth(False, longer / CONFIRMED[-1])
    return Growth(True, longer / CONFIRMED[-1])


def seconds(run: Callable[[Input], object], given: Input, limit: float) -> float:
    """The processor time of one run in this thread."""
    with _bounded(limit), _undisturbed():
        begun = time.thread_time()
        run(given)
        return time.thread_time() - begun


@contextmanager
def _undisturbed() -> Iterator[None]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _bounded(limit: float) -> Iterator[None]:
    """End a run after its time; a pattern that is being matched looks for signals too."""

    def end(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
