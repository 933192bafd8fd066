"""What a process that reads the files of strangers may take of the machine, and how long it lives."""

import os
import re
import select
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import resource

_MOST_HELD = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)
_NICE = 5  # answers come before reading


def confine(memory: int) -> None:
    """Let this process take at most so many bytes of address space, and others go first."""
    if sys.platform != "win32":
        os.nice(_NICE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):  # a lower limit is set, or the system has none
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def end_with_parent(lifeline: int) -> None:
    """From now on the system ends this process as soon as the one that holds the pipe's other end has ended.

    Nothing is ever written to that pipe: a writer's signal may come long after what it wrote was read, so one
    that carries questions would end this process over a question. PR_SET_PDEATHSIG is of no use: it waits for
    the end of the thread that started this process, and others go on asking it.
    """
    if sys.platform != "linux":  # elsewhere it ends when it next reads a question or writes an answer
        return
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    # SIGIO ends who has not asked for anything else.
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([lifeline], [], [], 0)[0]:  # it had ended before
        raise SystemExit


def most_memory() -> int:
    """The most bytes that this process has held."""
    if sys.platform == "win32":
        return 0
    with suppress(OSError):  # a system other than Linux
        # On Linux getrusage would count what the one that asks held when it started this process.
        [kilobytes] = _MOST_HELD.findall(Path("/proc/self/status").read_text())
        return int(kilobytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
