"""How questions are put to the library when many come at once."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from corpus.library import Library
from corpus.meaning.model import Vectors
from corpus.models import Draft
from handlers.answers.asking import WORKERS, Answering
from tests.support.meaning_models import WordModel

BRIDGE = "The crossing was shut on Monday. Its cables had rusted."
ASKED = "Which cables had rusted?"


class SlowModel(WordModel):
    """Takes a second for each question, by a clock that nothing else moves, and notes the questions."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.questions: list[str] = []
        self.may_go_on = Event()

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.questions += texts
        assert self.may_go_on.wait(60)
        self.now += 1
        return super().embed_questions(texts)


async def test_who_has_waited_for_others_is_answered_by_words_rather_than_late(tmp_path: Path) -> None:
    model = SlowModel()
    with Library.open(tmp_path, model=lambda: model) as library:
        library.add(Draft(id="bridge", text=BRIDGE, language="en"))
        assert library.meaning
        library.meaning.embed()
        answering = Answering(library, clock=lambda: model.now)
        asking = [asyncio.create_task(answering.ask(ASKED)) for _ in range(20)]
        await asyncio.sleep(0)
        model.may_go_on.set()  # all have been asked
        answers = await asyncio.gather(*asking)
        assert len(model.questions) == WORKERS
        assert {answer.citations[0].text for answer in answers} == {"Its cables had rusted."}
        await answering.ask(ASKED)
        assert len(model.questions) == WORKERS + 1
