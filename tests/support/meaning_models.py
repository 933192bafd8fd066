"""Models of meaning for tests: each number of a vector counts some words, which two languages may share."""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Semaphore

import numpy as np
import pytest

from corpus.errors import EmbeddingsUnavailable, ModelUnusable
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.model import Vectors, normalised
from corpus.meaning.reader import Passage, Reader, Verdict

MEANINGS = {
    "ferry": 0, "boat": 0, "bac": 0,
    "bridge": 1, "crossing": 1, "pont": 1,
    "closed": 2, "shut": 2, "fermé": 2,
    "monday": 3, "lundi": 3,
    "rust": 4, "rusted": 4, "rouille": 4,
}  # fmt: skip
WIDTH = 8  # one number more than there are meanings keeps a text without any from having no direction


class WordModel:
    """Knows a few words; ``away`` makes it fail, and it counts what it embeds."""

    def __init__(self, name: str = "words", width: int = WIDTH) -> None:
        self.name = name
        self.place = "a test"
        self.width = width
        self.away = False
        self.sentences: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self._embed(texts)

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences."""
        vectors = self._embed(texts)
        self.sentences += texts
        return vectors

    def _embed(self, texts: Sequence[str]) -> Vectors:
        if self.away:
            raise EmbeddingsUnavailable(self.place, "away")
        vectors = np.zeros((len(texts), self.width), np.float32)
        vectors[:, -1] = 0.1
        for row, text in zip(vectors, texts, strict=True):
            for word in text.lower().replace("?", " ").replace(".", " ").split():
                if word in MEANINGS:
                    row[MEANINGS[word]] += 1
        return normalised(vectors)


class ReadingModel(WordModel):
    """Also reads: it believes in sentences that say ``answer``; ``broken`` makes it fail."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer
        self.broken = False
        self.read_for: list[str] = []

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """A high logit for each sentence that says it, a low one for the others."""
        if self.broken:
            raise ModelUnusable(self.place, "torn")
        self.read_for.append(question)
        return [
            np.array([6.0 if self.answer in sentence else -6.0 for sentence in sentences], np.float32)
            for _, sentences in passages
        ]


class SlowModel(WordModel):
    """Takes some seconds for each question by a clock that nothing else moves, once it may go on with it."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.now = 0.0
        self.questions: list[str] = []
        self._may_go_on = Semaphore(0)

    def clock(self) -> float:
        """Its time."""
        return self.now

    def go_on(self, questions: int = 100) -> None:
        """Let it embed so many more questions."""
        self._may_go_on.release(questions)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, later."""
        self.questions += texts
        assert self._may_go_on.acquire(timeout=60)
        self.now += self.seconds
        return super().embed_questions(texts)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of models with the bundled one and its reader, converted once for all processes of a run."""
    of_run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        of_run = of_run.parent
    with (of_run / "models.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        bundled = open_bundled(of_run / "models")
        if isinstance(bundled, Reader):
            bundled.read("Who?", [("", ["Nobody."])])  # opens its reader, which is converted then
    return of_run / "models"
