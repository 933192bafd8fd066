"""Work that goes its rounds in the background, from the start of the bot to its end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from corpus.errors import StoreError

log = logging.getLogger(__name__)


class Rounds:
    """Does a round again and again; one that meets a failing store is not the last."""

    def __init__(self, name: str, between: float, after_failure: float = 0.0) -> None:
        """``name`` is for the log; the times are in seconds, that after a failure comes on top."""
        self._name = name
        self._between = between
        self._after_failure = after_failure
        self._stopping = asyncio.Event()
        self._going: asyncio.Task[None] | None = None

    @property
    def stopping(self) -> bool:
        """Whether the end was asked for."""
        return self._stopping.is_set()

    def start(self, make_round: Callable[[], Awaitable[None]]) -> None:
        """Begin."""
        self._going = asyncio.create_task(self._go(make_round))
        self._going.add_done_callback(self._report)

    async def stop(self) -> None:
        """End, once the round that is begun is done."""
        self._stopping.set()
        if self._going:
            await asyncio.wait([self._going])

    async def pause(self, seconds: float) -> None:
        """Wait, but no longer than to the end."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _go(self, make_round: Callable[[], Awaitable[None]]) -> None:
        while not self.stopping:
            try:
                await make_round()
            except StoreError as error:
                log.warning("%s: it has to wait: %s", self._name, error)
                await self.pause(self._after_failure)
            except Exception:  # whatever it is, the next round may go well
                log.exception("%s: a round failed", self._name)
                await self.pause(self._after_failure)
            await self.pause(self._between)

    def _report(self, going: asyncio.Task[None]) -> None:
        if error := going.exception():
            log.error("%s: it has ended", self._name, exc_info=error)
