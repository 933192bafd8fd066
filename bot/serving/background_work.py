"""What the bot does unasked, from its start to its end."""

import asyncio

from bot.serving.send_priority import unasked
from bot.serving.update_order import ChatOrder
from handlers.articles.erasing import Clearing
from handlers.chat.services import BotApplication, Services
from handlers.subscriptions.feed_watching import FeedWatch
from handlers.uploads.intake import Intake
from handlers.watches.lookout import Lookout


class Background:
    """Looks out for answers, reads feeds, goes on with files, erases what is old."""

    def __init__(self, services: Services, intake: Intake, order: ChatOrder | None) -> None:
        """``order`` is to know which updates waited for the bot; a terminal has none that did."""
        self._later = services.later
        self._intake = intake
        self._order = order
        self._lookout = Lookout(services)
        self._feeds = FeedWatch(services)
        self._clearing = Clearing(services)

    async def start(self, application: BotApplication) -> None:
        """Begin; raises TelegramError, when all has begun, if it cannot be known what waited."""
        await unasked(self._begin(application))
        if self._order:
            await self._order.count_waiting(application.bot)

    async def stop(self, _: BotApplication) -> None:
        """End all of it side by side: what waits for Telegram holds up nothing that keeps where it is."""
        parts = (self._later, self._lookout, self._feeds, self._clearing, self._intake)
        await asyncio.gather(*(part.stop() for part in parts))

    async def _begin(self, application: BotApplication) -> None:
        self._lookout.start(application.bot)
        self._feeds.start(application.bot)
        self._clearing.start()
        await self._intake.start(application.bot)
