"""A program for the sandbox that tries to do what it is told."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.sandbox.inside import serve

MEMORY = 1_000_000_000
LIMITS = ("CPU", "AS", "NOFILE", "FSIZE", "NPROC", "CORE")


def main() -> None:
    """Try."""
    serve(answer, MEMORY)


def answer(order: list[str], data: bytes) -> Iterator[object]:
    """What comes of it; the name of the error where it is refused."""
    try:
        yield done(order, data)
        if order[0] == "wait":
            time.sleep(3_600)
    except OSError as error:
        yield type(error).__name__


def done(order: list[str], data: bytes) -> object:
    """What was done, in a way that JSON can say."""
    match order:
        case ["limits"]:
            return [resource.getrlimit(getattr(resource, f"RLIMIT_{kind}"))[0] for kind in LIMITS]
        case ["surroundings"]:
            return {"variables": dict(os.environ), "path": sys.path, "folder": str(Path.cwd())}
        case ["read", path]:
            return len(Path(path).read_bytes())
        case ["write", path]:
            return Path(path).write_bytes(data)
        case ["give away", path]:
            return Path(path).chmod(0o777) or "given"
        case ["signal", process]:
            return os.kill(int(process), 0) or "signalled"
        case ["start", *command]:
            return subprocess.run(command, check=False).returncode
        case ["wait", *command]:
            return [os.getpid(), subprocess.Popen(command).pid]
    return reached(int(order[1]), order[0])


def reached(port: int, kind: str) -> str:
    """Whether a port of this machine can be reached."""
    with socket.socket(type=socket.SOCK_DGRAM if kind == "datagram" else socket.SOCK_STREAM) as opened:
        opened.connect(("127.0.0.1", port))
        opened.send(b"!")
    return "reached"
