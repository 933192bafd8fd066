"""Watching what the bot does, and waiting for it."""

import asyncio
import functools
import time
from collections.abc import Callable
from typing import Any

from telegram.ext import Application

from .pulse import PATIENCE
from .state import Chat, Message, State, User
from .state.state import Call
from .transcript import transcript

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

_SETTLED = 0.05
_LOOK_AGAIN = 0.05


class Watching:
    """What a test sees of the bot."""

    state: State
    bot: User
    applications: list[AnyApplication]

    def messages(self, chat: Chat, topic: str | None = None) -> list[Message]:
        """The messages that stand in a chat now, oldest first, without service notices."""
        shown = [m for m in list(chat.messages.values()) if not (m.deleted or m.service)]
        return shown if topic is None else [m for m in shown if m.topic == topic]

    def from_bot(self, chat: Chat, topic: str | None = None) -> list[Message]:
        """Those that the bot sent."""
        return [m for m in self.messages(chat, topic) if m.sender is self.bot]

    def calls(self, method: str | None = None) -> list[Call]:
        """Every call so far, or those of one method."""
        return [call for call in list(self.state.calls) if method in (None, call.method)]

    def transcript(self, chat: Chat) -> str:
        """A chat as readable text."""
        return transcript(chat)

    @property
    def violations(self) -> list[str]:
        """What no correct bot does, and was not expected."""
        return [f"{call.method}: {call.error}" for call in self.state.violations]

    def expect_violation(self, words: str) -> None:
        """Take a violation with these words off the list; fails if there is none."""
        found = [call for call in self.state.violations if words.lower() in str(call.error).lower()]
        assert found, f"no violation says {words!r}: {self.violations}"
        self.state.violations.remove(found[0])

    async def until(self, condition: Callable[[], object], within: float = PATIENCE) -> None:
        """Wait until a condition holds, of the world or of anything else; fails when it takes too long."""
        deadline = time.monotonic() + within
        while not await self.state.pulse.until(condition, _LOOK_AGAIN):
            assert time.monotonic() < deadline, "it did not happen in time"

    async def listening(self, within: float = PATIENCE) -> None:
        """Wait until the bot polls or has set its webhook."""
        await self.until(lambda: self.state.updates.webhook or self.calls("getUpdates"), within)

    async def reply_to(self, message: Message, within: float = PATIENCE) -> Message:
        """Wait for what the bot says after a message: a reply to it, or one to nothing in the same topic."""

        def replies() -> list[Message]:
            later = [m for m in self.from_bot(message.chat) if m.id > message.id]
            loose = [m for m in later if m.reply_to is None and m.topic == message.topic]
            return [m for m in later if m.reply_to is message or m in loose]

        if not await self.state.pulse.until(replies, within):
            raise AssertionError(f"the bot did not reply to {message}\n{self.transcript(message.chat)}")
        return replies()[0]

    async def quiet(self, within: float = PATIENCE, settled: float = _SETTLED) -> None:
        """Wait until the bot has taken every update, handled it, and called nothing for a moment.

        Handling is awaited exactly for applications that run by ``running``; of a bot elsewhere only its
        calls are seen, so give a ``settled`` longer than it thinks between two calls.
        """
        try:
            async with asyncio.timeout(within):
                while not await self._rested(settled):
                    continue
        except TimeoutError:
            waiting = len(self.state.updates.pending)
            raise AssertionError(f"the bot did not come to rest; {waiting} updates wait for it") from None

    async def _rested(self, settled: float) -> bool:
        await self.state.pulse.until(lambda: not (self.state.updates.pending or self.state.in_flight), None)
        for application in self.applications:
            await application.update_queue.join()
        return not await self.state.pulse.until(functools.partial(self._busy, len(self.state.calls)), settled)

    def _busy(self, seen: int) -> bool:
        started = [call for call in self.state.calls[seen:] if call.method != "getUpdates"]
        return bool(started or self.state.in_flight or self.state.updates.pending)
