"""Questions are counted for those who feed the corpus, after they are answered."""

import asyncio
import logging
from collections.abc import Iterable

from corpus.errors import StoreError
from handlers.chat.doors import Answered
from handlers.chat.services import Context

log = logging.getLogger(__name__)


async def count(found: Iterable[Answered], context: Context) -> None:
    """Count questions that were answered, or that found nothing; nobody's reply waits for it."""
    services = context.services
    try:
        for answered in found:
            await asyncio.to_thread(
                services.library.asked.count, answered.answer, answered.sequence, services.clock()
            )
    except StoreError as error:  # the reply is there already, and a missing count is no reason to apologise
        log.warning("a question was not counted: %s", error)
