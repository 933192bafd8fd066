"""The bot killed in the midst of its work."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

from tests.attack.registry import attack
from tests.attack.stage import Stage, lives
from tests.support.word_files import body, with_part

# What the reader of Word documents has to do with for some fifteen seconds.
HANGING = with_part("word/document.xml", body("<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 600_000))
WORKED = 100  # hundredths of a second of processor time, after which a reader is in the midst of it
LIVES_ON = 15.0  # seconds


@attack(seconds=120)
async def attack_08_killed_while_a_reader_hangs(stage: Stage) -> None:
    """SIGKILL for the bot while the process that reads is busy for long."""
    async with stage.running(honest=False):
        before = worked(stage)
        stage.owner.sends_document("hanging.docx", HANGING)
        stage.owner.sends_document("hanging.txt", ("a" + "\u0301\u0316" * 200_000).encode())
        await stage.until(lambda: worked(stage) > before + WORKED, 40, "no process reads long")
        children = stage.children()
        assert children
        await stage.kill()
        await asyncio.sleep(LIVES_ON / 3)
        await stage.demand_gone(children)
    async with stage.running():
        await asyncio.sleep(5)
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_08_reader_killed_again_and_again(stage: Stage) -> None:
    """SIGKILL for each process that reads, as often as it comes back."""
    async with stage.running():
        sent = stage.owner.sends_document("hanging.docx", HANGING)
        for _ in range(40):
            for child in readers(stage):
                if lives(child):
                    os.kill(child, signal.SIGKILL)
            await asyncio.sleep(0.25)
        await stage.world.reply_to(sent, 60)
    stage.demand_newsroom_as_it_was()


def readers(stage: Stage) -> list[int]:
    """The processes that read."""
    found = []
    for child in stage.children():
        try:
            line = Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        if b"_worker" in line:
            found.append(child)
    return found


def worked(stage: Stage) -> int:
    """Hundredths of a second of processor time that the processes that read have had."""
    total = 0
    for child in readers(stage):
        with suppress(OSError):
            stat = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            total += int(stat[11])
    return total
