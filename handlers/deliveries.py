"""Updates that Telegram delivers a second time."""

from cachetools import LRUCache
from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.chat.capability import Capability, Other, Stage
from handlers.chat.services import Context

REMEMBERED = 1000  # updates; a repetition follows within seconds


class Deliveries:
    """Remembers the last updates, and stops those that came before."""

    def __init__(self) -> None:
        self._seen: LRUCache[int, None] = LRUCache(REMEMBERED)

    async def stop_repeated(self, update: Update, context: Context) -> None:
        """Let an update through once."""
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen[update.update_id] = None


CAPABILITY = Capability(
    updates=lambda: [Other(Stage.REPEATED, TypeHandler(Update, Deliveries().stop_repeated))],
)
