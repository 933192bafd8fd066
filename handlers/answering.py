"""Questions put to the library in the order in which they come; while they come too fast, by words alone."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING

from corpus.models import Answer, Where

if TYPE_CHECKING:
    from corpus.library import Library

# An answer is the interpreter's work, which has one thread at a time: side by side, all would take longer.
WORKERS = 1
PATIENCE = 0.02  # seconds, as an answer takes; who has waited longer is not made to wait for meaning too


class Answering:
    """The worker that answers all chats' questions."""

    def __init__(self, library: "Library", clock: Callable[[], float] = monotonic) -> None:
        self._library = library
        self._clock = clock
        self._workers = ThreadPoolExecutor(WORKERS, "answering")

    async def ask(self, question: str, after: Answer | None = None, where: Where | None = None) -> Answer:
        """The answer to a question that may follow ``after``; raises EmptyQuestion, QuestionTooLong."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._workers, self._answer, question, after, where, self._clock())

    def _answer(self, question: str, after: Answer | None, where: Where | None, came: float) -> Answer:
        in_time = self._clock() - came <= PATIENCE
        return self._library.ask(question, where, after=after, by_meaning=in_time)
