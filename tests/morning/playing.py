"""The morning from its first act to its last."""

from datetime import time
from pathlib import Path

from tests.evening.clock import Clock
from tests.morning import acts
from tests.morning.stage import Stage
from tests.support.written_days import WrittenDay
from tests.world import World

SEVEN = time(7, 2)
INTRODUCTION = """\
# An admin’s morning

One morning of an admin with the bot, as `python -m tests.morning` plays it and writes it down: twelve \
articles in eight formats and more, a duplicate, a correction, a removal, an undo (people and dispatches are \
invented; ▌ marks a quotation, [ ] a button, * what is no message).
"""


async def play(folder: Path) -> Stage:
    """Play the morning, with every assertion on the way; words alone find."""
    clock = Clock(SEVEN)
    with World(clock=clock) as world:
        stage = Stage(world, clock, folder)
        async with stage.bot():
            await stage.diary.play("From the mailbox", acts.from_the_mailbox, stage)
            older = await stage.diary.play("A question at once", acts.a_question_at_once, stage)
            await stage.diary.play("A zip and a table", acts.a_zip_and_a_table, stage)
            await stage.diary.play("From the telephone", acts.from_the_telephone, stage)
            await stage.diary.play("A reprint", acts.a_reprint, stage)
            await stage.diary.play("A duplicate", acts.a_duplicate, stage)
            await stage.diary.play("A correction", acts.a_correction, stage, older)
            await stage.diary.play("A missing date", acts.a_missing_date, stage)
            await stage.diary.play("A removal and an undo", acts.a_removal_and_an_undo, stage)
            await stage.diary.play("What is there", acts.what_is_there, stage)
        assert world.violations == []
    return stage


DAY = WrittenDay("morning.md", INTRODUCTION, play)
