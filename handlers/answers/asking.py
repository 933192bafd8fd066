"""Questions put to the library in the order in which they come; while they come too fast, by words alone."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from corpus.models import Answer, Where

if TYPE_CHECKING:
    from corpus.library import Library
    from handlers.answers.answering_process import AnsweringProcess

log = logging.getLogger(__name__)

# An answer is the interpreter's work, which has one thread at a time: side by side, all would take longer.
WORKERS = 1
PATIENCE = 0.02  # seconds, as an answer takes; who has waited longer is not made to wait for meaning too


class Answered(NamedTuple):
    """An answer, and the last change of the articles that it takes into account."""

    answer: Answer
    sequence: int


class Answering:
    """The worker that answers all chats' questions: a process of its own where there is one, or a thread."""

    def __init__(
        self,
        library: "Library",
        process: "AnsweringProcess | None" = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._library = library
        self._process = process
        self._clock = clock
        self._workers = ThreadPoolExecutor(WORKERS, "answering")
        self.up_to = library.answered_up_to  # the change that every answer from now on takes into account

    async def ask(self, question: str, after: Answer | None = None, where: Where | None = None) -> Answer:
        """The answer to a question that may follow ``after``; raises EmptyQuestion, QuestionTooLong."""
        answered = await self._ask(question, after, where, self._clock())
        self.up_to = max(self.up_to, answered.sequence)
        return answered.answer

    def forget(self) -> None:
        """Keep nothing in memory of articles that were erased for good."""
        if self._process:
            self._process.begin_anew()

    async def _ask(self, question: str, after: Answer | None, where: Where | None, came: float) -> Answered:
        if self._process and (answering := self._process.submit(question, after, where, came)):
            try:
                with self._library.questions_first():
                    return await asyncio.wrap_future(answering)
            except BrokenProcessPool as error:
                log.warning("the process that answers has ended over a question: %s", error)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._workers, self._answer, question, after, where, came)

    def _answer(self, question: str, after: Answer | None, where: Where | None, came: float) -> Answered:
        return answer_in_time(self._library, question, after, where, came, self._clock)


def answer_in_time(
    library: "Library",
    question: str,
    after: Answer | None,
    where: Where | None,
    came: float,
    clock: Callable[[], float] = monotonic,
) -> Answered:
    """The answer to a question that came at this time of the clock, by meaning if it did not wait."""
    answer = library.ask(question, where, after=after, by_meaning=clock() - came <= PATIENCE)
    return Answered(answer, library.answered_up_to)
