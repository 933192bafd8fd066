"""What one person may take of what all share: turns, and threads apart for what may wait for others long."""

import asyncio
import threading
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager, suppress
from contextvars import copy_context
from itertools import islice
from typing import TypeVar

from corpus.errors import TooMuchAtOnce

Result = TypeVar("Result")


class Turns:
    """At most ``at_once`` at work, ``each`` for one of those who share; when several wait, they go by turns.

    Whoever has ``waiting`` things waiting is refused more by TooMuchAtOnce.
    """

    def __init__(self, at_once: int, each: int = 1, waiting: int | None = None) -> None:
        self._at_once = at_once
        self._each = each
        self._most_waiting = waiting
        self._at_work: Counter[Hashable] = Counter()
        # Who waits, the next one first; those of one in the order in which they came.
        self._waiting: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, of: Hashable) -> AsyncIterator[None]:
        """Wait for a turn, and have it until the end; raises TooMuchAtOnce."""
        await self._begin(of)
        try:
            yield
        finally:
            self._end(of)

    async def _begin(self, of: Hashable) -> None:
        if of not in self._waiting and self._has_room(of):
            self._at_work[of] += 1
            return
        queue = self._waiting.setdefault(of, deque())
        if self._most_waiting is not None and len(queue) >= self._most_waiting:
            raise TooMuchAtOnce(self._most_waiting)
        called = asyncio.get_running_loop().create_future()
        queue.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.cancelled():
                self._leave(of, called)
            else:  # it was this one's turn in the same moment
                self._end(of)
            raise

    def _end(self, of: Hashable) -> None:
        self._at_work[of] -= 1
        if not self._at_work[of]:
            del self._at_work[of]
        while following := list(islice(filter(self._has_room, self._waiting), 1)):
            self._call(*following)

    def _call(self, of: Hashable) -> None:
        queue = self._waiting[of]
        called = queue.popleft()
        if not called.done():  # or whoever waited gave up in the same moment
            self._at_work[of] += 1
            called.set_result(None)
        if queue:
            self._waiting.move_to_end(of)
        else:
            del self._waiting[of]

    def _leave(self, of: Hashable, called: asyncio.Future[None]) -> None:
        queue = self._waiting.get(of)
        if queue and called in queue:
            queue.remove(called)
            if not queue:
                del self._waiting[of]

    def _has_room(self, of: Hashable) -> bool:
        return self._at_work.total() < self._at_once and self._at_work[of] < self._each


async def apart(work: Callable[[], Result]) -> Result:
    """Do it in a thread of its own, for which neither answers nor the end of the program wait.

    Raises what it raises.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, failure = None, None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  handed over to whoever waits
            failure = error
        with suppress(RuntimeError):  # the loop has ended, and nobody waits
            loop.call_soon_threadsafe(settle, result, failure)

    # For whom it works goes along, as with every other thread of asyncio's.
    threading.Thread(target=copy_context().run, args=(run,), daemon=True).start()
    return await done
