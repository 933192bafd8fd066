"""The hour in the world of an evening or of a morning."""

from datetime import UTC, datetime, time, timedelta

BEGIN = time(20, 2)


class Clock:
    """Stands still until it is let go on, so that there are the same hours at each playing."""

    def __init__(self, begin: time = BEGIN) -> None:
        # Of tomorrow: to the bot, which has a clock of its own, nothing that is asked may be long past.
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)
        self._now = datetime.combine(tomorrow, begin, UTC)

    def __call__(self) -> float:
        """Seconds since 1970, as Telegram counts."""
        return self._now.timestamp()

    def goes_on(self, minutes: int, seconds: int = 0) -> None:
        """Let some time pass."""
        self._now += timedelta(minutes=minutes, seconds=seconds)

    @property
    def hour(self) -> str:
        """The hour as it is written down."""
        return f"{self._now:%H:%M}"
