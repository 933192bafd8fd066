"""Days with the whole bot that are played and written down: how a page of docs/ is made."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

from tests.evening.diary import Diary
from tests.support.paths import DOCS


class Played(Protocol):
    """A day after it was played."""

    diary: Diary

    def text(self) -> str:
        """What was written down, without what differs each time."""


class WrittenDay(NamedTuple):
    """A page, how it begins, and how the rest of it is played in a folder."""

    page: str
    introduction: str
    play: Callable[[Path], Awaitable[Played]]

    @property
    def file(self) -> Path:
        """Where the page lies."""
        return DOCS / self.page

    def whole(self, played: Played) -> str:
        """All of the page."""
        return f"{self.introduction}\n{played.text()}"


def write(day: WrittenDay) -> None:
    """Play a day and write its page."""
    with TemporaryDirectory() as name:
        # The world speaks plain HTTP; the usual certificates would only take time.
        os.environ["SSL_CERT_DIR"] = name

        async def played() -> Played:
            return await day.play(Path(name) / "data")

        stage = asyncio.run(played())
    day.file.write_text(day.whole(stage), encoding="utf-8")
    sys.stdout.write(f"{stage.diary.messages} messages: {day.file}\n")
