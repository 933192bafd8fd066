"""The end of the process: in time, whatever a thread is at that nobody can stop."""

import asyncio
import logging
import os
import threading
from collections.abc import Awaitable

from corpus.sandbox.pool import end_workers

log = logging.getLogger(__name__)

# Supervisors wait for ten or more after their signal, and then they kill.
SECONDS = 8.0  # in which the bot ends in order
STEP_SECONDS = 3.0  # for each step of that


def leave_in_time() -> None:
    """End the process if it has not ended after a while: what is kept is on disk at any moment."""
    watch = threading.Timer(SECONDS, _leave_late)
    watch.daemon = True
    watch.start()


async def in_time(step: Awaitable[object], name: str) -> None:
    """Wait for a step of the end, but not for long."""
    # Not asyncio.wait_for, which would wait until what it has cancelled has ended.
    doing = asyncio.ensure_future(step)
    await asyncio.wait([doing], timeout=STEP_SECONDS)
    if not doing.done():
        log.warning("the bot ends without waiting any longer: %s", name)
        doing.cancel()
    elif error := doing.exception():
        raise error


def _leave_late() -> None:
    # Threads that fetch from slow servers are joined by whatever else ends a process.
    log.warning("the bot ends although not all of it has: what was under way goes on at the next start")
    end_workers()
    logging.shutdown()
    os._exit(0)
