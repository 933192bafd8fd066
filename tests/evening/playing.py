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
            stage.act("The bot comes", acts.the_bot_comes)
            await acts.the_bot_comes(stage)
            stage.act("Somebody else’s question", acts.somebody_elses_question)
            await acts.somebody_elses_question(stage)
            stage.act("In other names", acts.in_other_names)
            await acts.in_other_names(stage)
            stage.act("Two at once", acts.two_at_once)
            older = await acts.two_at_once(stage)
            stage.act("An edit", acts.an_edit)
            await acts.an_edit(stage)
            stage.act("Nothing found", acts.nothing_found)
            unanswered = await acts.nothing_found(stage)
        stage.act("A restart", acts.while_it_is_away)
        missed = await acts.while_it_is_away(stage)
        async with stage.bot():
            await acts.back_again(stage, missed, older)
            stage.act("An article comes", acts.an_article_comes)
            await acts.an_article_comes(stage, unanswered)
            stage.act("Too many requests", acts.too_many_requests)
            await acts.too_many_requests(stage)
            stage.act("Elsewhere", acts.elsewhere)
            await acts.elsewhere(stage)
            stage.act("Good night", acts.good_night)
            await acts.good_night(stage)
        assert world.violations == []
    return stage.diary
