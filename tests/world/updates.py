"""The queue of updates: long polling, confirmation by offset, kinds asked for, the webhook."""

import threading
import time
from dataclasses import dataclass
from typing import Any

from telegram.constants import UpdateType

from .errors import ApiError
from .pulse import Pulse

# Sent only when asked for by name.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
_LONGEST_POLL = 50.0


@dataclass
class Webhook:
    """Where updates are delivered instead of being polled."""

    url: str
    secret: str | None
    connections: int = 40
    last_error: str | None = None
    last_error_date: int = 0


@dataclass
class Delivery:
    """An update: when it was there to be fetched, and when it was first handed out; by the steady clock."""

    update: dict[str, Any]
    since: float
    handed: float | None = None


class Updates:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self, lock: threading.RLock, pulse: Pulse) -> None:
        self._lock = lock
        self._pulse = pulse
        self._next_id = 1000
        self._poll = 0
        self.pending: list[dict[str, Any]] = []
        self.deliveries: dict[int, Delivery] = {}
        self.allowed: list[str] = []
        self.webhook: Webhook | None = None

    def put(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless the bot has not asked for its kind."""
        with self._lock:
            if kind not in (self.allowed or set(UpdateType) - _ON_REQUEST):
                return
            self._next_id += 1
            update = {"update_id": self._next_id, kind: payload}
            self.pending.append(update)
            self.deliveries[self._next_id] = Delivery(update, time.monotonic())
        self._pulse.beat()

    def put_raw(self, update: dict[str, Any]) -> None:
        """Queue an update of any form, as a server of another version may send it, under the next number."""
        with self._lock:
            self._next_id += 1
            update = update | {"update_id": self._next_id}
            self.pending.append(update)
            self.deliveries[self._next_id] = Delivery(update, time.monotonic())
        self._pulse.beat()

    def confirm(self, offset: int) -> None:
        """Forget the updates before ``offset``; a negative one keeps that many of the newest."""
        with self._lock:
            if offset < 0:
                self.pending = self.pending[offset:]
            elif offset > 0:
                self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self._pulse.beat()

    async def poll(self, offset: int, limit: int, wait: float) -> list[dict[str, Any]]:
        """The next updates, waiting up to ``wait`` seconds for one; a later poll ends this one by 409."""
        with self._lock:
            if self.webhook is not None:
                raise ApiError(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; "
                    "use deleteWebhook to delete the webhook first",
                )
            self._poll += 1
            mine = self._poll
        self.confirm(offset)
        await self._pulse.until(lambda: self.pending or self._poll != mine, min(wait, _LONGEST_POLL))
        if self._poll != mine:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        with self._lock:
            handed = self.pending[:limit]
            for update in handed:
                delivery = self.deliveries[update["update_id"]]
                delivery.handed = delivery.handed or time.monotonic()
            return handed
