"""Seccomp: a process gives up, for itself and all that it starts, the system calls that reading never needs.

A list of what is refused rather than of what is allowed: what libraries call differs from version to version,
and the files are Landlock's. A refused call fails with EPERM and ends nothing. The program that the kernel
runs is described in seccomp(2), the numbers are those of its tables.
"""

import ctypes
import errno
import platform
import sys
from typing import NamedTuple

_X86, _ARM = "x86_64", "aarch64"
_AUDIT = {_X86: 0xC000003E, _ARM: 0xC00000B7}  # how the kernel names an architecture
_X32 = 0x40000000  # above: the other numbers of the same calls

# Names of system calls, with their numbers on x86_64 and aarch64 (0: it has none).
_REFUSED = {
    # the network, and what would do its calls unseen
    "socket": (41, 198),
    "io_uring_setup": (425, 425),
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    # whose file it is, and who may read it: Landlock lets them change
    "chmod": (90, 0),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, 0),
    "fchown": (93, 55),
    "lchown": (94, 0),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "utime": (132, 0),
    "utimes": (235, 0),
    "futimesat": (261, 0),
    "utimensat": (280, 88),
    "open_by_handle_at": (304, 265),
    "memfd_create": (319, 279),  # a file that is in no folder, and could be run
    # the kernel's own doors
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "personality": (135, 92),
}
_OF_ITSELF_ONLY = {  # with the number of another process they are refused
    "prlimit64": (302, 261),
    "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118),
    "sched_setattr": (314, 274),
}
_STARTING = {"execve": (59, 221), "execveat": (322, 281), "fork": (57, 0), "vfork": (58, 0)}
_CLONE, _CLONE3 = (56, 220), (435, 435)
_AS_THREAD = 0x00010000  # the flag of clone

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in what the kernel shows
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # prctl


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


class _Line(NamedTuple):
    code: int
    value: int
    yes: int = 0  # how many lines are left out when it is so
    no: int = 0


def refuse(*, starting: bool) -> None:
    """Have the system refuse them from now on, and with ``starting`` to start programs; raises OSError.

    On an architecture whose numbers are not known nothing is refused.
    """
    if sys.platform != "linux" or platform.machine() not in _AUDIT:
        return
    lines = _lines(platform.machine(), starting)
    steps = (_Step * len(lines))(*(_Step(line.code, line.yes, line.no, line.value) for line in lines))
    program = _Program(len(lines), steps)
    library = ctypes.CDLL(None, use_errno=True)
    nothing = (ctypes.c_ulong(0),) * 2
    if library.prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), ctypes.c_ulong(0), *nothing) or library.prctl(
        _SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), *nothing
    ):
        raise OSError(ctypes.get_errno(), "seccomp")


def _lines(machine: str, starting: bool) -> list[_Line]:
    column = (_X86, _ARM).index(machine)
    refused = _REFUSED | (_STARTING if starting else {})
    lines = [
        _Line(_LOAD, _ARCHITECTURE),
        _Line(_EQUAL, _AUDIT[machine], yes=1),
        _Line(_RETURN, _KILL),
        _Line(_LOAD, _NUMBER),
    ]
    if machine == _X86:
        lines += [_Line(_AT_LEAST, _X32, no=1), _Line(_RETURN, _KILL)]
    for numbers in refused.values():
        if numbers[column]:
            lines += [_Line(_EQUAL, numbers[column], no=1), _Line(_RETURN, _FAIL | errno.EPERM)]
    for numbers in _OF_ITSELF_ONLY.values():
        lines += [
            _Line(_EQUAL, numbers[column], no=4),
            _Line(_LOAD, _FIRST_ARGUMENT),
            _Line(_EQUAL, 0, no=1),
            _Line(_RETURN, _ALLOW),
            _Line(_RETURN, _FAIL | errno.EPERM),
        ]
    if starting:
        lines += [
            # Its flags stand where they cannot be looked at; without it the C library takes the other one.
            _Line(_EQUAL, _CLONE3[column], no=1),
            _Line(_RETURN, _FAIL | errno.ENOSYS),
            _Line(_EQUAL, _CLONE[column], no=3),
            _Line(_LOAD, _FIRST_ARGUMENT),
            _Line(_ANY_BIT, _AS_THREAD, yes=1),
            _Line(_RETURN, _FAIL | errno.EPERM),
        ]
    return [*lines, _Line(_RETURN, _ALLOW)]
