"""A program for the sandbox that does as it is told."""

import os
import re
import sys
import time
from collections.abc import Iterator

from corpus.sandbox.inside import serve

MEMORY = 1_000_000_000


def main() -> None:
    """Obey."""
    serve(answer, MEMORY)


def answer(order: list[str], data: bytes) -> Iterator[object]:
    """Who it is, then what came of the order."""
    yield os.getpid()
    match order:
        case ["repeat"]:
            yield data.decode()
        case ["count", number]:
            yield from range(int(number))
        case ["tell", name]:
            yield os.environ.get(name, "")
        case ["hold", size]:
            yield len(b"x" * int(size))
        case ["print", *words]:
            sys.stdout.write(" ".join(words) + "\n")
            sys.stdout.flush()
        case ["break", *words]:
            sys.exit(" ".join(words))
        case ["sleep"]:
            time.sleep(3_600)
        case ["search"]:  # for ever, and no other thread of Python's runs meanwhile
            re.match("(a+)+$", "a" * 64 + "b")
