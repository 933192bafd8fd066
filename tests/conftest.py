"""Fixtures for every test."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.conversation import library as library
from tests.support.conversation import made_once as made_once
from tests.support.conversation import news as news
from tests.support.conversation import start_bot as start_bot
from tests.support.meaning_models import models as models
from tests.support.patient_loop import PatientLoop
from tests.support.started_bots import start as start
from tests.support.terminal_screen import free_port as free_port
from tests.support.terminal_screen import pullquote as pullquote
from tests.support.web_server import web as web
from tests.world.fixture import world as world

# Without it the library warns each time that Telegram asks to slow down, and warnings are errors here.
os.environ["PTB_TIMEDELTA"] = "1"

# A run starts some sixty processes: what one has compiled, the others need not compile again, even where
# the environment says to keep nothing. Without it, this is a third of the processor time of a run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Each commit waits for the disk, as it must, and a run makes some ten thousand: in memory that takes no time.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30  # noqa: S108 - pytest makes folders of its own in it
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# How long an example takes says how busy the machine is. Fifty a run are new ones in each run.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.load_profile("quick")


def pytest_asyncio_loop_factories() -> dict[str, type[PatientLoop]]:
    """Loops by whose clock no time passes while the machine is busy with others."""
    return {"patient": PatientLoop}


def pytest_collection_finish() -> None:
    """What was imported and collected stays: to look through it for what can be freed only takes time."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: half of a conversation's time is waiting."""
    return 2 * (os.cpu_count() or 1)
