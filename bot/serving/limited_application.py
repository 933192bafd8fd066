"""The application as it runs within Telegram's limits."""

from typing import Any

from bot.serving.flood_limits import FloodLimits
from handlers.chat.services import BotApplication


class LimitedApplication(BotApplication):
    """Tells the limits when it stops, so that what they hold up does not hold up the end."""

    def __init__(self, limits: FloodLimits, **parts: Any) -> None:
        super().__init__(**parts)
        self._limits = limits

    async def stop(self) -> None:
        """Stop, once the updates at hand are handled."""
        self._limits.end_soon()
        await super().stop()
