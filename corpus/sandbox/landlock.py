"""Landlock: a process gives up, for itself and all that it starts, every file but those it names.

By the system calls themselves: they are three, and the packages that wrap them are unfinished (2026). The
numbers are those of the kernel's header ``linux/landlock.h``; see landlock(7).
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, the same on all architectures
_WHICH_VERSION, _BENEATH = 1, 1
_NO_NEW_PRIVILEGES = 38  # prctl

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = (1 << bit for bit in range(4))
_MAKE_DEVICES = 1 << 6 | 1 << 11
_TRUNCATE = 1 << 14
_IOCTL = 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL
_ALL_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}  # since which version
_TCP = 0b11  # bind and connect, since version 4
_SCOPES = 0b11  # abstract sockets and signals, since version 6

READ = _READ_FILE | _READ_FOLDER
RUN = READ | _EXECUTE
WRITE = ((1 << 15) - 1) & ~(_EXECUTE | _MAKE_DEVICES)


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Of what this system offers; 0 when it offers nothing."""
    if sys.platform != "linux":
        return 0
    try:
        return _call(_CREATE, None, 0, _WHICH_VERSION)
    except OSError:
        return 0


def restrict(allowed: Iterable[tuple[Path, int]]) -> None:
    """Allow READ, RUN or WRITE beneath each path that exists, and nothing elsewhere; raises OSError.

    Nor is there TCP any more, nor a signal to or a look into a process that was there before.
    """
    found = version()
    if not found:
        return
    files = max(bits for since, bits in _ALL_FILES.items() if since <= found)
    given = _Ruleset(files, _TCP if found >= 4 else 0, _SCOPES if found >= 6 else 0)
    size = 24 if found >= 6 else 16 if found >= 4 else 8
    ruleset = _call(_CREATE, ctypes.byref(given), size, 0)
    try:
        for path, rights in allowed:
            _allow(ruleset, path, rights & files)
        _keep_privileges_down()
        _call(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # it is not there, or not for us
        return
    try:
        rule = _Beneath(rights if path.is_dir() else rights & _OF_FILES, opened)
        _call(_ADD, ruleset, _BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(opened)


def _keep_privileges_down() -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_NO_NEW_PRIVILEGES, *(ctypes.c_ulong(value) for value in (1, 0, 0, 0))):
        raise OSError(ctypes.get_errno(), "no_new_privs")


def _call(number: int, *arguments: object) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    wide = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    result = int(library.syscall(ctypes.c_long(number), *wide))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock: {os.strerror(ctypes.get_errno())}")
    return result
