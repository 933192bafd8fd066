"""The daily clearing: what was removed too long ago to come back is erased for good."""

import asyncio
import logging

from corpus.errors import StoreError
from handlers.services import BotApplication

log = logging.getLogger(__name__)

DAY = 24 * 60 * 60  # seconds


async def erase_daily(application: BotApplication) -> None:
    """Erase now and once a day, until cancelled; a store that fails is tried again the next day."""
    library = application.context_types.context.services.library
    while True:
        try:
            if erased := await asyncio.to_thread(library.erase_expired):
                log.info("%d articles were erased for good, 30 days after their removal", erased)
        except StoreError as error:
            log.warning("what was removed long ago is not erased yet: %s", error)
        await asyncio.sleep(DAY)
