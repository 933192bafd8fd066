"""How questions are put to the library when many come at once."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.library import Library
from corpus.meaning.model import Vectors
from corpus.models import Draft
from handlers.answering import PATIENCE, WORKERS, Answering
from tests.meaning_models import WordModel

BRIDGE = "The crossing was shut on Monday. Its cables had rusted."


class SlowModel(WordModel):
    """Lets whoever waits for it lose patience, and notes the questions."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.questions += texts
        time.sleep(4 * PATIENCE)
        return super().embed_questions(texts)


async def test_who_has_waited_for_others_is_answered_by_words_rather_than_late(tmp_path: Path) -> None:
    model = SlowModel()
    with Library.open(tmp_path, model=lambda: model) as library:
        library.add(Draft(id="bridge", text=BRIDGE, language="en"))
        assert library.meaning
        library.meaning.embed()
        library.ask("Rust?")  # opens the model
        model.questions.clear()
        answering = Answering(library)
        answers = await asyncio.gather(*(answering.ask("Which cables had rusted?") for _ in range(20)))
        assert len(model.questions) == WORKERS
        assert {answer.citations[0].text for answer in answers} == {"Its cables had rusted."}
        await answering.ask("Which cables had rusted?")
        assert len(model.questions) == WORKERS + 1
