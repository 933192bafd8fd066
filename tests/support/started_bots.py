"""``pullquote run`` as processes that are ended with the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.world import World

Start = Callable[..., subprocess.Popen[str]]
HANGS = 300.0  # seconds that only a process that hangs takes, however busy the machine is


@pytest.fixture
def start(tmp_path: Path, world: World) -> Iterator[Start]:
    """Starts bots that are ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def run(cwd: Path | None = None, **settings: str) -> subprocess.Popen[str]:
        own = {"DATA_DIR": str(tmp_path / "data"), "EMBEDDINGS_URL": "off"}
        environment = os.environ | world.environment | own | settings
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            env=environment,
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(bot)
        return bot

    yield run
    for bot in running:
        bot.kill()
        bot.communicate()


def children_of(process: int) -> list[Path]:
    """Where the system keeps the processes that this one started, as long as they run."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [Path(f"/proc/{child}") for child in children]


def until_ended(processes: list[Path]) -> None:
    """Wait until none of them runs any more."""
    end = time.monotonic() + HANGS
    while any(process.exists() for process in processes):
        assert time.monotonic() < end
        time.sleep(0.05)
