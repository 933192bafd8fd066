"""The first hour from its first act to its last."""

from datetime import time
from pathlib import Path

from tests.evening.clock import Clock
from tests.first_hour import acts
from tests.first_hour.stage import Stage
from tests.support.written_days import WrittenDay
from tests.world import World

NINE = time(9, 1)
INTRODUCTION = """\
# An owner’s first hour

From an empty data folder to a group that gets its first answer, as `python -m tests.first_hour` plays it \
and writes it down (people and dispatches are invented; ▌ marks a quotation, [ ] a button, { } a question to \
tap, * what is no message).
"""


async def play(folder: Path) -> Stage:
    """Play the hour, with every assertion on the way; words alone find."""
    clock = Clock(NINE)
    with World(clock=clock) as world:
        stage = Stage(world, clock, folder)
        async with stage.bot():
            await stage.diary.play("Nobody knows the bot yet", acts.nobody_knows_it_yet, stage)
            await stage.diary.play("The first article", acts.the_first_article, stage)
            await stage.diary.play("More of them", acts.more_of_them, stage)
            await stage.diary.play("A first question", acts.a_first_question, stage)
            await stage.diary.play("A colleague", acts.a_colleague, stage)
            await stage.diary.play("A reader", acts.a_reader, stage)
            await stage.diary.play("A group", acts.a_group, stage)
        assert world.violations == []
    return stage


DAY = WrittenDay("first-hour.md", INTRODUCTION, play)
