"""What the bot keeps from the processes that it starts, and from others of the same user."""

import ctypes
import os
import sys

from bot.settings import Settings
from corpus.sandbox.surroundings import safe_path

_DUMPABLE = 4  # prctl


def keep_secrets() -> None:
    """Hand no setting on to what is started from now on, nor the current folder as a place of modules.

    The settings are read by now. Whatever starts a process, a library among it, hands on the rest.
    """
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)
        os.environ.pop(name, None)
    os.environ["PYTHONSAFEPATH"] = "1"
    if "PYTHONPATH" in os.environ:
        os.environ["PYTHONPATH"] = os.pathsep.join(safe_path(os.environ["PYTHONPATH"].split(os.pathsep)))
    if sys.platform == "linux":
        # Its memory and the variables with which it began are nobody's but root's.
        ctypes.CDLL(None).prctl(_DUMPABLE, *(ctypes.c_ulong(0) for _ in range(4)))
