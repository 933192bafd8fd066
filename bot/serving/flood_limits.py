"""Telegram's flood limits: kept beforehand, and a 429 holds up nobody but its own chat."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Hashable
from datetime import timedelta
from time import monotonic
from typing import Any, NamedTuple

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.serving.send_priority import has_waited
from bot.serving.update_order import LAST_SECONDS, ChatOrder
from corpus.sandbox.places import WORKS_FOR
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
# Of these, what one person may cause: in a group the others have the rest of its minute.
OF_PERSON = Limit(15, 1.0, 0)
OF_PERSON_IN_GROUP = Limit(15, 60.5, 0)

TRIES = 4
LOOK_AGAIN = 1.0  # seconds
MANY = 512  # chats and people
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
        self._until: float | None = None  # when nothing waits any more, since the bot stops
        self._everywhere = Window(EVERYWHERE)
        self._windows: dict[Hashable, Window] = {}
        self._closed: dict[Chat, float] = {}  # until when, by 429

    def end_soon(self) -> None:
        """In some seconds nothing waits any more: the bot stops."""
        self._until = monotonic() + LAST_SECONDS

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
            if self._until is not None and monotonic() + seconds > self._until:
                raise RetryAfter(timedelta(seconds=seconds))
            await asyncio.sleep(min(seconds, LOOK_AGAIN))
            seconds = self._wait(chat, counted)
        if counted:
            now = monotonic()
            for window in self._windows_of(chat, now):
                window.count(now)

    def _wait(self, chat: Chat, counted: bool) -> float:
        now = monotonic()
        closed = self._closed.get(chat, 0.0) - now
        if not counted:
            return closed
        waited = has_waited()
        return max(closed, *(window.wait(now, waited) for window in self._windows_of(chat, now)))

    async def _close(self, chat: Chat | None, seconds: float) -> None:
        if chat is None:
            await asyncio.sleep(seconds)
        else:
            self._closed[chat] = max(self._closed.get(chat, 0.0), monotonic() + seconds)

    def _windows_of(self, chat: Chat, now: float) -> list[Window]:
        """All that a message to a chat counts in."""
        in_private = isinstance(chat, int) and chat > 0
        windows = [self._everywhere, self._window(chat, PERSON if in_private else GROUP, now)]
        if (person := WORKS_FOR.get()) is not None and not in_private:
            windows.append(self._window((person,), OF_PERSON, now))
            windows.append(self._window((person, chat), OF_PERSON_IN_GROUP, now))
        return windows

    def _window(self, key: Hashable, limit: Limit, now: float) -> Window:
        if key not in self._windows:
            if len(self._windows) >= MANY:
                self._tidy(now)
            self._windows[key] = Window(limit)
        return self._windows[key]

    def _tidy(self, now: float) -> None:
        self._windows = {key: window for key, window in self._windows.items() if not window.idle(now)}
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class LimitedApplication(BotApplication):
    """Tells limits and order when it stops, so that what they hold up does not hold up the end."""

    def __init__(self, limits: FloodLimits, order: ChatOrder, **parts: Any) -> None:
        super().__init__(**parts)
        self._limits = limits
        self._order = order

    def end_soon(self) -> None:
        """From now on nothing waits long, neither for the limits nor for its turn."""
        self._limits.end_soon()
        self._order.end_soon()

    async def stop(self) -> None:
        """Stop, once the updates at work are handled, and of those that wait what some seconds allow."""
        self.end_soon()
        await super().stop()
