"""Telegram's flood limits: kept beforehand, and a 429 holds up nobody but its own chat."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import timedelta
from time import monotonic
from typing import Any, NamedTuple

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.serving.send_priority import has_waited
from handlers.chat.services import BotApplication

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Chat = int | str


class Limit(NamedTuple):
    """At most so many messages in so many seconds; the spare ones are kept for new questions."""

    most: int
    seconds: float
    spare: int


# Telegram's FAQ: a message a second to a person, with short bursts; 20 a minute to a group. Half a second
# more than a minute, since what left a minute apart may arrive closer together.
PERSON = Limit(6, 6.0, 2)
GROUP = Limit(20, 60.5, 5)
# The FAQ's 30 a second are for messages that nobody asked for: those that waited stay below it. Answers to
# new questions go on to what their own chance peaks need, and Telegram's 429 has the last word.
EVERYWHERE = Limit(45, 1.0, 25)

TRIES = 4
LOOK_AGAIN = 1.0  # seconds
LAST_SECONDS = 5.0  # a bot that stops waits no longer: whoever supervises it would not either
MANY_CHATS = 512
MESSAGES = ("send", "edit", "copy", "forward")


class Window:
    """When the last messages under a limit went out."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._sent: deque[float] = deque()

    def wait(self, now: float, waited: bool) -> float:
        """Seconds until there is room for one more message."""
        self._forget(now)
        room = self._limit.most - (self._limit.spare if waited else 0)
        excess = len(self._sent) - room
        return self._sent[excess] + self._limit.seconds - now if excess >= 0 else 0.0

    def count(self, now: float) -> None:
        """A message goes out."""
        self._sent.append(now)

    def idle(self, now: float) -> bool:
        """Whether all of the limit is free."""
        self._forget(now)
        return not self._sent

    def _forget(self, now: float) -> None:
        while self._sent and self._sent[0] + self._limit.seconds <= now:
            self._sent.popleft()


class FloodLimits(BaseRateLimiter[int]):
    """Lets each call go as soon as its chat and the whole bot have room for it.

    Raises RetryAfter after several 429, and for what would have to wait long while the bot stops.
    """

    def __init__(self) -> None:
        self._ending = False
        self._everywhere = Window(EVERYWHERE)
        self._chats: dict[Chat, Window] = {}
        self._closed: dict[Chat, float] = {}  # until when, by 429

    def end_soon(self) -> None:
        """From now on nothing waits long: the bot stops."""
        self._ending = True

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """Call when there is room; after a 429, again when its time is over."""
        chat = data.get("chat_id")
        for _ in range((rate_limit_args or TRIES) - 1):
            await self._turn(chat, endpoint)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                await self._close(chat, _seconds(error.retry_after))
        await self._turn(chat, endpoint)
        return await callback(*args, **kwargs)

    async def _turn(self, chat: Chat | None, endpoint: str) -> None:
        if chat is None:
            return
        counted = endpoint.startswith(MESSAGES) and endpoint != "sendChatAction"
        # Looked at again after each wait: others may have taken the room, or a 429 closed the chat.
        seconds = self._wait(chat, counted)
        while seconds > 0:
            if seconds > LAST_SECONDS and self._ending:
                raise RetryAfter(timedelta(seconds=seconds))
            await asyncio.sleep(min(seconds, LOOK_AGAIN))
            seconds = self._wait(chat, counted)
        if counted:
            now = monotonic()
            self._everywhere.count(now)
            self._window(chat, now).count(now)

    def _wait(self, chat: Chat, counted: bool) -> float:
        now = monotonic()
        closed = self._closed.get(chat, 0.0) - now
        if not counted:
            return closed
        waited = has_waited()
        return max(closed, self._everywhere.wait(now, waited), self._window(chat, now).wait(now, waited))

    async def _close(self, chat: Chat | None, seconds: float) -> None:
        if chat is None:
            await asyncio.sleep(seconds)
        else:
            self._closed[chat] = max(self._closed.get(chat, 0.0), monotonic() + seconds)

    def _window(self, chat: Chat, now: float) -> Window:
        if chat not in self._chats:
            if len(self._chats) >= MANY_CHATS:
                self._tidy(now)
            in_private = isinstance(chat, int) and chat > 0
            self._chats[chat] = Window(PERSON if in_private else GROUP)
        return self._chats[chat]

    def _tidy(self, now: float) -> None:
        self._chats = {chat: window for chat, window in self._chats.items() if not window.idle(now)}
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class LimitedApplication(BotApplication):
    """Tells the limits when it stops, so that what they hold up does not hold up the end."""

    def __init__(self, limits: FloodLimits, **parts: Any) -> None:
        super().__init__(**parts)
        self._limits = limits

    def end_soon(self) -> None:
        """From now on nothing waits long for the limits."""
        self._limits.end_soon()

    async def stop(self) -> None:
        """Stop, once the updates at hand are handled."""
        self.end_soon()
        await super().stop()
