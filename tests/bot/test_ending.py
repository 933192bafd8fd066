"""How ``pullquote run`` ends: in time, with all that it started, and what was under way goes on later."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from corpus.library import Library
from tests.support.conversation import VISIT
from tests.support.started_bots import HANGS, Start, children_of, until_ended
from tests.support.terminal_screen import Terminal
from tests.world import Person, World

Hang = Callable[[], Awaitable[tuple[subprocess.Popen[str], int]]]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")

# Seconds: the bot promises ten where it has the processor to itself; here it has not. The file hangs for 90.
IN_TIME = 60.0
# It says that it knows a language; asked for the text of a page it never ends.
TESSERACT = '#!/bin/sh\n[ "$1" = --list-langs ] && printf "List:\\neng\\n" && exit\nexec sleep 3600\n'

GOES_ON = """
import asyncio, time
from bot.serving.leaving import leave_in_time
async def fetch():
    leave_in_time()
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 3_600)
asyncio.run(fetch())
"""


def sleeping(process: int) -> list[int]:
    """Those that it started, or that these started, and that sleep."""
    found = [int(child.name) for child in children_of(process)]
    below = [one for child in found for one in sleeping(child)]
    asleep = [one for one in found if b"sleep" in Path(f"/proc/{one}/cmdline").read_bytes()]
    return asleep + below


def picture() -> bytes:
    """A picture of a page."""
    image = pytest.importorskip("PIL.Image")
    from io import BytesIO

    written = BytesIO()
    image.new("L", (80, 40), 255).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def ada(world: World) -> Person:
    return world.person("Ada")


@pytest.fixture
def hanging(start: Start, ada: Person, world: World, pullquote: Terminal) -> Hang:
    """Starts a bot whose reading process waits for a program that never ends."""

    async def hang() -> tuple[subprocess.Popen[str], int]:
        program = pullquote.file("bin/tesseract", TESSERACT)
        program.chmod(0o755)
        bot = start(PATH=f"{program.parent}:{os.environ['PATH']}", ADMIN_IDS=str(ada.id))
        await world.listening()
        ada.sends_document("page.png", picture())
        await world.until(lambda: bool(sleeping(bot.pid)), within=HANGS)
        return bot, sleeping(bot.pid)[0]

    return hang


@pytest.mark.slow  # a whole bot
async def test_a_signal_ends_it_in_time_whatever_is_read_and_that_is_no_attempt(
    hanging: Hang, world: World, tmp_path: Path
) -> None:
    bot, program = await hanging()
    children = [*children_of(bot.pid), Path(f"/proc/{program}")]
    begun = time.monotonic()
    bot.send_signal(signal.SIGTERM)
    _, log = await asyncio.to_thread(bot.communicate, timeout=HANGS)
    assert time.monotonic() - begun < IN_TIME
    assert bot.returncode == 0
    assert "the bot ends, by SIGTERM" in log
    assert "Traceback" not in log
    await asyncio.to_thread(until_ended, children)
    with Library.open(tmp_path / "data") as library:
        [job] = library.jobs.unfinished(world.bot.id)
    assert (job.name, job.attempts) == ("page.png", 0)


@pytest.mark.slow  # a whole bot
async def test_killed_it_leaves_nothing_running_and_the_file_counts_an_attempt(
    hanging: Hang, world: World, tmp_path: Path
) -> None:
    bot, program = await hanging()
    children = [*children_of(bot.pid), Path(f"/proc/{program}")]
    bot.kill()
    await asyncio.to_thread(until_ended, children)
    with Library.open(tmp_path / "data") as library:
        [job] = library.jobs.unfinished(world.bot.id)
    assert job.attempts == 1


@pytest.mark.slow  # a whole bot, three times
async def test_a_file_over_which_it_is_killed_twice_is_given_up(
    world: World, start: Start, ada: Person, tmp_path: Path
) -> None:
    world.delay_next("getFile", 3_600, times=2)
    upload = None
    for attempt in (1, 2):
        bot = start(ADMIN_IDS=str(ada.id))
        await world.listening()
        upload = upload or ada.sends_document("visite.txt", VISIT.encode())
        with Library.open(tmp_path / "data") as beside:
            jobs = partial(beside.jobs.unfinished, world.bot.id)
            await world.until(lambda: [job.attempts for job in jobs()] == [attempt], within=HANGS)  # noqa: B023
        bot.kill()
        await asyncio.to_thread(bot.wait)
    start(ADMIN_IDS=str(ada.id))
    receipt = await world.reply_to(upload, within=HANGS)
    await world.until(lambda: "Given up" in receipt.text, within=HANGS)
    assert "Nothing of it is in." in receipt.text


@pytest.mark.slow  # it takes the seconds that the bot has for its end
def test_no_thread_that_goes_on_for_ever_holds_up_the_end() -> None:
    begun = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", GOES_ON], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert time.monotonic() - begun < IN_TIME
    assert "what was under way goes on at the next start" in ended.stderr
