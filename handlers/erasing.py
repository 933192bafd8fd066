"""The daily clearing: what was removed too long ago to come back is erased for good."""

import asyncio
import logging
from contextlib import suppress

from corpus.errors import StoreError
from handlers.services import Services

log = logging.getLogger(__name__)

DAY = 24 * 60 * 60.0  # seconds


class Clearing:
    """Erases at the start and once a day; a store that fails is tried again the next day."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End, once what is begun is done."""
        self._stopping.set()
        if self._running:
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        library, clock = self._services.library, self._services.clock
        while not self._stopping.is_set():
            try:
                if erased := await asyncio.to_thread(library.erase_expired, clock()):
                    log.info("articles erased for good, 30 days after their removal: %d", erased)
            except StoreError as error:
                log.warning("what was removed long ago is not erased yet: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), DAY)
