"""The same questions one by one and many at a time: whoever else asks, the answer is the same."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.meaning.bundled.bundled_model import open_bundled
from handlers.answers.answering_process import AnsweringProcess
from handlers.answers.asking import Answering
from tests.evaluation.golden import golden_pack
from tests.support.conversation import StartBot
from tests.world import World

ASKED = 40
AT_ONCE = 8
READY = 60.0  # seconds, also on a busy machine

pytestmark = pytest.mark.slow


def opened(data: Path, models: Path) -> Library:
    """The corpus, with the bundled model; also in the process that answers."""
    return Library.open(data, model=partial(open_bundled, models))


async def replies(world: World, library: Library, questions: Sequence[str], at_once: int) -> list[str]:
    """What so many people at a time, each in a chat of their own, are told in the end."""
    told, counted = [], answered(library)
    for start in range(0, len(questions), at_once):
        asked = [world.person("Anna").says(question) for question in questions[start : start + at_once]]
        told += [await world.reply_to(each, within=READY) for each in asked]
    await world.until(lambda: answered(library) == counted + len(questions), within=READY)
    await world.quiet(within=READY)
    return [reply.text for reply in told]


def answered(library: Library) -> int:
    """How many questions are answered for good."""
    return sum(day.found + day.missed for day in library.asked.days(since=date.min))


@pytest.mark.parametrize("in_process", [True, False])
async def test_forty_questions_have_the_same_answers_one_by_one_and_eight_at_a_time(
    world: World, start_bot: StartBot, tmp_path: Path, models: Path, in_process: bool
) -> None:
    questions = [question.text for question in golden_pack().questions[:ASKED]]
    data = tmp_path / "golden"
    with opened(data, models) as library:
        for _ in library.add_many(golden_pack().articles, batch=100):
            pass
        while library.meaning and library.meaning.embed():
            pass
        process = AnsweringProcess(partial(opened, data, models)) if in_process else None
        if process:
            process.begin()
        try:
            async with start_bot(corpus=library, answering=Answering(library, process)):
                backlog = await replies(world, library, questions, ASKED)
                assert await replies(world, library, questions, 1) == backlog
                assert await replies(world, library, questions, AT_ONCE) == backlog
        finally:
            if process:
                process.end()
