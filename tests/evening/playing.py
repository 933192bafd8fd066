"""The evening from its first act to its last."""

from collections.abc import Callable
from pathlib import Path

from corpus.meaning.model import Model
from tests.evening import acts
from tests.evening.clock import Clock
from tests.evening.diary import Diary
from tests.evening.stage import Stage
from tests.world import World

INTRODUCTION = """\
# A group’s evening

One evening of a group with the bot, as `python -m tests.evening` plays it and writes it down (people and \
dispatches are invented; ▌ marks a quotation, [ ] a button, * what is no message).
"""


async def play(folder: Path, model: Callable[[], Model] | None = None) -> Diary:
    """Play the evening, with every assertion on the way; without a model words alone find."""
    clock = Clock()
    with World(clock=clock) as world:
        stage = Stage(world, clock, folder, model)
        stage.fill()
        async with stage.bot():
            await stage.diary.play("The bot comes", acts.the_bot_comes, stage)
            await stage.diary.play("Somebody else’s question", acts.somebody_elses_question, stage)
            await stage.diary.play("In other names", acts.in_other_names, stage)
            older = await stage.diary.play("Two at once", acts.two_at_once, stage)
            await stage.diary.play("An edit", acts.an_edit, stage)
            unanswered = await stage.diary.play("Nothing found", acts.nothing_found, stage)
        missed = await stage.diary.play("A restart", acts.while_it_is_away, stage)
        async with stage.bot():
            await acts.back_again(stage, missed, older)
            await stage.diary.play("An article comes", acts.an_article_comes, stage, unanswered)
            await stage.diary.play("Too many requests", acts.too_many_requests, stage)
            await stage.diary.play("Elsewhere", acts.elsewhere, stage)
            await stage.diary.play("Good night", acts.good_night, stage)
        assert world.violations == []
    return stage.diary
