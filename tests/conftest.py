"""Fixtures for every test."""

import os

from tests.terminal import pullquote as pullquote
from tests.world.fixture import world as world

# Without it the library warns each time that Telegram asks to slow down, and warnings are errors here.
os.environ["PTB_TIMEDELTA"] = "1"
