"""An event loop whose clock waits for the machine.

The bot does some things because others take long: it ends a button's waiting after 0.7 s, says that it types,
shows a bar for a long file, takes the parts of an album together. On a machine that is busy with other
programs everything takes long, and that says nothing of the bot. So this clock goes on by one tick at most
each time that the loop comes round: as long as the process gets no processor, no time passes for it.
"""

import asyncio
import selectors
import time

TICK = 0.005  # seconds


class PatientSelector(selectors.DefaultSelector):
    """Waits for a tick at the most, and counts the time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self._seen = time.monotonic()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """The files that are ready; none after a tick."""
        ready = super().select(timeout if timeout is None else min(timeout, TICK))
        seen = time.monotonic()
        self.now += min(seen - self._seen, TICK)
        self._seen = seen
        return ready


class PatientLoop(asyncio.SelectorEventLoop):
    """The event loop of a test."""

    def __init__(self) -> None:
        self._patient = PatientSelector()
        super().__init__(self._patient)

    def time(self) -> float:
        """Seconds, of which the loop had the processor at least once in each tick."""
        return self._patient.now
