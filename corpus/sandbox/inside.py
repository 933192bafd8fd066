"""What runs inside such a process: it answers what it is asked until nobody asks any more."""

import json
import os
import select
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from corpus.sandbox.confinement import allow_time, confine, end_with_parent, limit, most_memory
from corpus.sandbox.protocol import ANSWER, END, LAST, MEMORY, QUESTION, SIZE, arguments, line

Answer = Callable[[Any, bytes], Iterable[Any]]  # to a question and the bytes that came with it
Preparation = Callable[[], Iterator[None]]

_GROWN = 300_000_000  # bytes: a process that needed as much is not asked again
_MOMENT = 0.01  # seconds


def _nothing() -> Iterator[None]:
    yield from ()


def serve(answer: Answer, memory: int, prepare: Preparation = _nothing) -> None:
    """Answer questions on standard input until it is closed, within so many bytes of memory, and confined.

    Each thing that ``answer`` yields, anything but None that JSON can say, goes to the one that asks at once.
    ``prepare`` yields between the pieces of what is done while there is no question.
    """
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    given = arguments(sys.argv)
    end_with_parent(given.lifeline)
    limit(memory)
    confine(given.programs, given.folders)
    _prepare(prepare, questions)
    while written := questions.readline():
        allow_time()
        asked = json.loads(written)
        last = _reply(answer, asked[QUESTION], questions.read(asked[SIZE]), answers)
        answers.write(line(last))
        answers.flush()
        if last != END:
            return


def _reply(answer: Answer, question: Any, data: bytes, answers: BinaryIO) -> dict[str, bool]:
    """Write the answers, and give what is said after them."""
    try:
        for one in answer(question, data):
            answers.write(line({ANSWER: one}))
            answers.flush()
            allow_time()
    except MemoryError:
        return MEMORY
    return LAST if most_memory() > _GROWN else END


def _prepare(prepare: Preparation, questions: BinaryIO) -> None:
    if sys.platform == "win32":  # where a pipe cannot be looked at
        return
    for _ in prepare():
        if select.select([questions], [], [], _MOMENT)[0]:
            return
