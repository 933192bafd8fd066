"""Whether the bot lives: it hears from Telegram and its store answers."""

from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from telegram.request import HTTPXRequest

from bot.serving.metrics import ARTICLES, POLL_AGE_SECONDS
from corpus.errors import StoreError
from corpus.library import Library

DEAF_AFTER_SECONDS = 90.0  # a poll lasts ten seconds at the most; several in a row have failed by then


@dataclass
class Pulse:
    """When Telegram last answered a poll; a bot that is called by webhook has no pulse to watch."""

    watched: bool
    last: float = field(default_factory=monotonic)

    def beat(self) -> None:
        """Telegram has answered."""
        self.last = monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last answer; 0 when it is not watched."""
        return monotonic() - self.last if self.watched else 0.0


class PollingRequest(HTTPXRequest):
    """The connection that polls, keeping the pulse."""

    def __init__(self, pulse: Pulse, **options: Any) -> None:
        super().__init__(**options)
        self._pulse = pulse

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        """Poll once; only an answer of success is a beat, so a bot that is refused for ever is deaf."""
        code, payload = await super().do_request(*arguments, **options)
        if code == 200:
            self._pulse.beat()
        return code, payload


def failing(library: Library, pulse: Pulse) -> list[str]:
    """What is wrong now, in plain English; also renews the gauges. Empty when all is well."""
    problems = []
    POLL_AGE_SECONDS.set(pulse.age)
    if pulse.age > DEAF_AFTER_SECONDS:
        problems.append(f"Telegram has not answered for {pulse.age:.0f} seconds")
    try:
        ARTICLES.set(library.count())
    except StoreError as error:
        problems.append(str(error))
    return problems
