"""Whether the bot lives: it hears from Telegram and its store answers."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from telegram.request import HTTPXRequest

from bot.serving.metrics import ARTICLES, POLL_AGE_SECONDS
from bot.serving.readable_updates import readable
from corpus.errors import StoreError
from corpus.library import Library
from handlers.chat.shares import apart

LOOK_AGAIN = 1.0  # seconds: however many ask meanwhile, the store is asked once
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

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answered, with nothing in it that would be asked for again and again."""
        answer = HTTPXRequest.parse_json_payload(payload)
        updates = answer.get("result")
        return answer | {"result": [*map(readable, updates)]} if isinstance(updates, list) else answer


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


class Checkup:
    """What is wrong, looked at once for all who ask within a moment."""

    def __init__(self, library: Library, pulse: Pulse) -> None:
        self._look = partial(failing, library, pulse)
        self._looking: asyncio.Task[list[str]] | None = None
        self._begun = 0.0  # of monotonic()

    async def problems(self) -> list[str]:
        """What is wrong now, or was a moment ago; empty when all is well."""
        if self._looking is None or (self._looking.done() and monotonic() - self._begun > LOOK_AGAIN):
            self._begun = monotonic()
            self._looking = asyncio.create_task(apart(self._look))
        return await asyncio.shield(self._looking)
