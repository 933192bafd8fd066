"""What a process that reads the files of strangers may take of the machine."""

import os
import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource

_NICE = 5  # answers come before reading


def confine(memory: int) -> None:
    """Let this process take at most so many bytes of address space, and others go first."""
    if sys.platform != "win32":
        os.nice(_NICE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):  # a lower limit is set, or the system has none
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
