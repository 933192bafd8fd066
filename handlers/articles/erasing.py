"""The daily clearing: what was removed too long ago to come back is erased for good."""

import asyncio
import logging

from handlers.chat.rounds import Rounds
from handlers.chat.services import Services

log = logging.getLogger(__name__)

DAY = 24 * 60 * 60.0  # seconds


class Clearing:
    """Erases at the start and once a day; a store that fails is tried again the next day."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._rounds = Rounds("erasing what was removed long ago", DAY)

    def start(self) -> None:
        """Begin."""
        self._rounds.start(self._clear)

    async def stop(self) -> None:
        """End, once what is begun is done."""
        await self._rounds.stop()

    async def _clear(self) -> None:
        library, clock = self._services.library, self._services.clock
        if erased := await asyncio.to_thread(library.erase_expired, clock()):
            self._services.answering.forget()
            log.info("articles erased for good, 30 days after their removal: %d", erased)
