"""What a process and the one that asks it say to each other: JSON, an object to a line.

A question is ``{"question": …, "size": n}`` and n bytes behind that line; to it are said any number of
``{"answer": …}``, then one of the three below. No pickles, which could run code of a process that a hostile
file has taken over. The process also holds one end of a pipe, its lifeline, to which nothing is written.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

ANSWER, QUESTION, SIZE = "answer", "question", "size"
LONGEST = 67_108_864  # bytes of an answer, unless whoever asks takes fewer
END = {"end": True}  # of the answers
LAST = {"last": True}  # the same, and the process ends too
MEMORY = {"memory": True}  # there is none left


class Arguments(NamedTuple):
    """What it is told at its start."""

    lifeline: int  # the number of its end of that pipe
    programs: tuple[str, ...]  # that it may start, by their names
    folders: tuple[str, ...]  # that it may read besides


def arguments(given: Sequence[str]) -> Arguments:
    """Read them from ``sys.argv``."""
    lifeline, programs, folders = json.loads(given[1])
    return Arguments(lifeline, tuple(programs), tuple(folders))


def line(message: Any) -> bytes:
    """A message as a line."""
    return json.dumps(message).encode() + b"\n"
