"""The one door to ask: every question of the running bot goes through it, people's before all others."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from corpus.answers.replying.composing import CITED
from corpus.answers.replying.explaining import Explanation
from corpus.models import Answer, Citation, Question, Where
from corpus.sandbox.places import WORKS_FOR
from handlers.answers.asked_question import AskedQuestion, explained
from handlers.chat.doors import Answered, Patience
from handlers.chat.shares import Turns

if TYPE_CHECKING:
    from corpus.library import Library
    from handlers.answers.answering_process import AnsweringProcess

log = logging.getLogger(__name__)

# An answer is the interpreter's work, which has one thread at a time: side by side, all would take longer.
WORKERS = 1
# Questions at the worker, of which the second is at hand when the first is answered. All others wait here,
# where people come by turns: whoever asks hundreds has one answered, and then everybody else is next.
AT_WORKER = 2
# Seconds in the queue: what takes longer interrupts one's thoughts (Nielsen, Usability Engineering, 1993).
# Words alone answer with a third of the work (tests.bench.burst).
SHORT = 1.0

Result = TypeVar("Result")


class Answering:
    """The worker that answers all chats' questions: a process of its own where there is one, or a thread.

    The same question to the same articles has the same answer, however many others wait.
    """

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
        self._awaited = 0  # questions whose answers somebody waits for
        self._rest = asyncio.Event()  # while there are none of these
        self._rest.set()
        self._people = Turns(AT_WORKER)
        self._others = Turns(1)  # questions whose answers nobody waits for

    async def ask(
        self,
        question: str,
        after: Answer | None = None,
        where: Where | None = None,
        cited: int = CITED,
        patience: Patience = Patience.LONG,
        selected: str = "",
    ) -> Answered:
        """The answer to a question that may follow ``after`` or what was ``selected`` of it.

        Raises EmptyQuestion, QuestionTooLong.
        """
        until = self._clock() + SHORT if patience is Patience.SHORT else None
        asked = AskedQuestion(question, after, selected, where, cited, until)
        if patience is not Patience.ENDLESS:
            async with self._turn(patience):
                return await self._do(partial(asked.answered, clock=self._clock))
        # Nobody waits for it, and nobody asks it again: it is for the articles that are there by now.
        known = await asyncio.to_thread(self._library.sequence)
        while True:
            opens = self._library.opens_meaning
            async with self._turn(patience):
                answered = await self._do(partial(asked.answered, clock=self._clock))
            if answered.sequence >= known and not opens:
                return answered
            await asyncio.sleep(SHORT)

    async def explain(
        self, question: Question, citations: Sequence[Citation]
    ) -> list[tuple[Explanation, ...]]:
        """Why each of an answer's sentences was chosen, word by word."""
        async with self._turn(Patience.LONG):
            return await self._do(partial(explained, question, citations))

    def forget(self) -> None:
        """Keep nothing in memory of articles that were erased for good."""
        if self._process:
            self._process.begin_anew()

    @asynccontextmanager
    async def _turn(self, patience: Patience) -> AsyncIterator[None]:
        """The people who ask take turns; what nobody waits for goes when none of them is left."""
        if patience is Patience.ENDLESS:
            async with self._others.turn(WORKS_FOR.get()):
                while self._awaited:
                    await self._rest.wait()
                yield
            return
        self._awaited += 1
        self._rest.clear()
        try:
            async with self._people.turn(WORKS_FOR.get()):
                yield
        finally:
            self._awaited -= 1
            if not self._awaited:
                self._rest.set()

    async def _do(self, work: Callable[["Library"], Result]) -> Result:
        if self._process and (doing := self._process.submit(work)):
            try:
                with self._library.questions_first():
                    return await asyncio.wrap_future(doing)
            except BrokenProcessPool as error:
                log.warning("the process that answers has ended over a question: %s", error)
        return await asyncio.get_running_loop().run_in_executor(self._workers, work, self._library)
