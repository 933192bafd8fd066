"""The process that reads: it may hang, run out of memory or break down without harm to the one that asks."""

import os
import re
import select
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from corpus.language.detection import detect
from corpus.readers import wire
from corpus.readers.content import Enclosed
from corpus.readers.limits import MAXIMUM_MEMORY
from corpus.readers.walk import Walk
from corpus.sandbox.confinement import confine

if sys.platform != "win32":
    import resource

_GROWN = 300_000_000  # bytes: a process that needed as much is not asked again
# What takes long to import and most files need, when there is nothing else to do.
_LIBRARIES = ("lxml.html", "docx", "trafilatura", "pypdfium2", "markdown_it", "ftfy")


def main() -> None:
    """Answer requests on standard input until it is closed."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    confine(MAXIMUM_MEMORY)
    prepare(requests)
    while request := requests.readline():
        try:
            answer(wire.request_of(request), requests, answers)
        except MemoryError:
            answers.write(wire.line(wire.MEMORY))
            return
        last = grown()
        answers.write(wire.line(wire.LAST if last else wire.END))
        answers.flush()
        if last:
            return


def answer(request: wire.Request, requests: BinaryIO, answers: BinaryIO) -> None:
    """Read one file and say what is in it, part by part; raises MemoryError."""
    file = Enclosed(request.name, requests.read(request.size))
    walk = Walk(request.limit, request.skip, frozenset(request.avoid))
    for event in walk.parts(file):
        answers.write(wire.line(wire.written(event)))
        answers.flush()


def prepare(requests: BinaryIO) -> None:
    """Import what will be needed, until there is a request."""
    if sys.platform == "win32":  # where a pipe cannot be looked at
        return
    for library in _LIBRARIES:
        if select.select([requests], [], [], 0.01)[0]:
            return
        import_module(library)
    detect("Bonjour.")  # loads its model


def grown() -> bool:
    """Whether this process has come to need so much memory that a new one is better."""
    return _most_memory() > _GROWN


def _most_memory() -> int:
    """The most bytes that this process has held."""
    if sys.platform == "win32":
        return 0
    with suppress(OSError):  # a system other than Linux
        # On Linux getrusage would count what the one that asks held when it started this process.
        [kilobytes] = re.findall(r"^VmHWM:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
        return int(kilobytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
