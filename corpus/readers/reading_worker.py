"""The process that reads: it may hang, run out of memory or break down without harm to the one that asks."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from corpus.language.detection import detect
from corpus.readers.contract.content import Enclosed
from corpus.readers.contract.limits import MAXIMUM_MEMORY
from corpus.readers.walk import Walk
from corpus.readers.wire import request_of, written
from corpus.sandbox.inside import serve

# What takes long to import and most files need, when there is nothing else to do.
_LIBRARIES = ("lxml.html", "docx", "trafilatura", "pypdfium2", "markdown_it", "ftfy")


def main() -> None:
    """Read the files that are asked for."""
    serve(answer, MAXIMUM_MEMORY, prepare)


def answer(question: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """Read one file and tell what is in it, part by part; raises MemoryError."""
    request = request_of(question)
    walk = Walk(request.limit, request.skip, frozenset(request.avoid))
    yield from map(written, walk.parts(Enclosed(request.name, data)))


def prepare() -> Iterator[None]:
    """Import what will be needed, and load what tells languages."""
    for library in _LIBRARIES:
        yield
        import_module(library)
    detect("Bonjour.")
