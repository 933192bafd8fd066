"""Waiting for a condition across threads and event loops, without sleeping."""

import asyncio
import contextlib
import threading
from collections.abc import Callable

PATIENCE = 60.0  # seconds that only a bot that hangs takes, however busy the machine is


class Pulse:
    """Wakes everyone who waits, in whichever event loop, each time something changes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiters: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def beat(self) -> None:
        """Say that something changed."""
        with self._lock:
            waiters = list(self._waiters)
        for loop, event in waiters:
            # A loop may close between the copy and the call; nobody waits in it any more.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(event.set)

    async def until(self, condition: Callable[[], object], within: float | None) -> bool:
        """Wait until ``condition()`` holds; False when ``within`` seconds went by without it."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiters.add(waiter)
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await waiter[1].wait()
                    waiter[1].clear()
        except TimeoutError:
            return bool(condition())
        finally:
            with self._lock:
                self._waiters.discard(waiter)
        return True
