"""What the system keeps such a process from, tried out by a process that does nothing else."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from corpus.sandbox.inside import serve
from corpus.sandbox.worker import Ended, Program, Worker

PROGRAM = Program("corpus.sandbox.trial")
_MEMORY = 1_000_000_000  # bytes
_SECONDS = 60

NETWORK, NEW_FILES, OTHER_FILES, PROCESSES = "network", "new files", "other files", "other processes"


def kept_from(folder: Path) -> list[str]:
    """What a process that reads is kept from, tried at a folder that others may write to."""
    with closing(Worker(PROGRAM)) as worker:
        worker.ask({"folder": str(folder.absolute()), "asking": os.getpid()}, b"", _SECONDS)
        try:
            return list(iter(lambda: worker.answer(_SECONDS), None))
        except Ended:
            return []


def main() -> None:
    """Try it out."""
    serve(answer, _MEMORY)


def answer(question: dict[str, Any], _: bytes) -> Iterator[str]:
    """What was refused."""
    if _is_refused(lambda: socket.socket().close()):
        yield NETWORK
    if _is_refused(lambda: TemporaryFile(dir=question["folder"]).close()):
        yield NEW_FILES
    if _is_refused(lambda: os.listdir(question["folder"])):  # noqa: PTH208
        yield OTHER_FILES
    if _is_refused(lambda: os.kill(question["asking"], 0)) and _is_refused(_start):
        yield PROCESSES


def _start() -> None:
    subprocess.run(["/bin/true"], check=False)


def _is_refused(attempt: Any) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    except OSError:
        return False
    return False
