"""The bot killed in the midst of its work."""

import asyncio
import os
import signal
from pathlib import Path

from tests.attack.registry import attack
from tests.attack.stage import Stage, lives

# What the reader of HTML takes long over: a page that is nested deeply and has much to compare.
HANGING = b"<html><body>" + b"<div><p>a <b>c</b> d<table><tr><td>" * 60_000
LIVES_ON = 15.0  # seconds


@attack(seconds=120)
async def attack_08_killed_while_a_reader_hangs(stage: Stage) -> None:
    """SIGKILL for the bot while the process that reads is busy for long."""
    async with stage.running(honest=False):
        stage.owner.sends_document("hanging.html", HANGING)
        await stage.until(lambda: busy(stage), 20, "no process reads long")
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
        sent = stage.owner.sends_document("hanging.html", HANGING)
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


def busy(stage: Stage) -> bool:
    """Whether a process that reads has worked for two seconds on end."""
    for child in readers(stage):
        try:
            stat = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if stat[0] == "R" and int(stat[11]) > 400:  # hundredths of a second, its start among them
            return True
    return False
