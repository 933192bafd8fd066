"""What a process that reads the files of strangers may take of the machine, and how long it lives."""

import mimetypes
import os
import re
import select
import shutil
import sys
import sysconfig
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corpus.sandbox import landlock, system_calls
from corpus.sandbox.surroundings import ROOT

if sys.platform != "win32":
    import fcntl
    import resource

_MOST_HELD = re.compile(rb"^VmHWM:\s*(\d+) kB$", re.MULTILINE)
_NICE = 5  # answers come before reading
_CPU_SECONDS = 1_200  # from one answer to the next: more than any part of a file may take
_OPEN_FILES = 256
_FILE_BYTES = 100_000_000  # of each file that it writes
_MORE_PROCESSES = 64  # than its user has; the system does not count those of root
# Where a system keeps programs, libraries, languages and fonts.
_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/nix/store")
_OF_THE_SYSTEM = ("/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives", "/etc/fonts", "/proc/self")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")

_status: list[BinaryIO] = []  # what the system tells of this process, opened before nothing can be


def limit(memory: int) -> None:
    """Let this process take at most so many bytes of address space, little else, and others go first."""
    if sys.platform == "win32":
        return
    os.nice(_NICE)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_AS, memory)
    _at_most(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _at_most(resource.RLIMIT_FSIZE, _FILE_BYTES)
    if sys.platform == "linux":
        _at_most(resource.RLIMIT_NPROC, _tasks_of_user() + _MORE_PROCESSES)
    allow_time()


def allow_time() -> None:
    """Give it time to compute until its next answer, should nobody be there to end it."""
    if sys.platform == "win32":
        return
    used = sum(os.times()[:2])
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used) + _CPU_SECONDS
    if most == resource.RLIM_INFINITY or soft <= most:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def confine(programs: Collection[str], folders: Collection[str]) -> None:
    """Keep this process, and what it starts, from what the system can keep it from.

    That is the network, files but those of Python, the system and ``folders``, new files but in its own
    temporary folder, and other processes. Without ``programs``, of which one is installed, it starts none.
    """
    if sys.platform != "linux":
        return
    _status.append(Path("/proc/self/status").open("rb"))  # noqa: SIM115  open to the end
    found = [Path(path).resolve() for name in programs if (path := shutil.which(name))]
    # A kernel that is built without either offers nothing; the other holds all the same.
    with suppress(OSError):
        landlock.restrict(_allowed(found, folders))
    with suppress(OSError):
        system_calls.refuse(starting=not found)


def end_with_parent(lifeline: int) -> None:
    """From now on the system ends this process as soon as the one that holds the pipe's other end has ended.

    Nothing is ever written to that pipe: a writer's signal may come long after what it wrote was read, so one
    that carries questions would end this process over a question. PR_SET_PDEATHSIG is of no use: it waits for
    the end of the thread that started this process, and others go on asking it.
    """
    if sys.platform != "linux":  # elsewhere it ends when it next reads a question or writes an answer
        return
    # The group, so that a program which it has started ends with it.
    alone = os.getpgrp() != os.getpid()
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid() if alone else -os.getpgrp())
    # SIGIO ends who has not asked for anything else.
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([lifeline], [], [], 0)[0]:  # it had ended before
        raise SystemExit


def most_memory() -> int:
    """The most bytes that this process has held."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        # getrusage would count what the one that asks held when it started this process.
        _status[0].seek(0)
        [kilobytes] = _MOST_HELD.findall(_status[0].read())
        return int(kilobytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _at_most(kind: int, most: int) -> None:
    with suppress(ValueError, OSError):  # a lower limit is set, or the system has none
        resource.setrlimit(kind, (most, most))


def _tasks_of_user() -> int:
    """How many processes and threads its user has now, which the system counts together."""
    count = 0
    for folder in Path("/proc").iterdir():
        with suppress(OSError):  # it has ended
            if folder.name.isdigit() and folder.stat().st_uid == os.getuid():
                count += sum(1 for _ in (folder / "task").iterdir())
    return count


def _allowed(programs: Collection[Path], folders: Collection[str]) -> Iterator[tuple[Path, int]]:
    system = landlock.RUN if programs else landlock.READ
    yield from ((Path(path), system) for path in _SYSTEM)
    yield from ((program, landlock.RUN) for program in programs)
    yield from ((Path(path), landlock.READ) for path in _paths(folders))
    yield from ((Path(device), landlock.READ | landlock.WRITE) for device in _DEVICES)
    yield Path(os.environ["TMPDIR"]), landlock.READ | landlock.WRITE


def _paths(folders: Collection[str]) -> Iterator[str]:
    """What it may read: of a folder that is worked in, with its .env and data, only the packages."""
    yield from (*_OF_THE_SYSTEM, *map(str, mimetypes.knownfiles), *folders)
    yield from (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values())
    worked_in = (ROOT / "pyproject.toml").exists()
    yield from (entry for entry in sys.path if not (worked_in and Path(entry) == ROOT))
    packages = {name.partition(".")[0] for name, module in sys.modules.items() if module}
    yield from (str(ROOT / name) for name in packages if (ROOT / name / "__init__.py").exists())
