"""Places that all share, and of which nobody takes the last ones alone."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# For whom the running task or thread works: the number of a person, or of the chat in whose name somebody
# writes; None for the bot itself and on the command line. Each update has a task of its own, and what
# it starts takes the number along: no callback has to hand it on, so none can forget to.
WORKS_FOR: ContextVar[int | None] = ContextVar("works_for", default=None)


class Places:
    """At most so many at a time, and so many of one person; whoever has theirs waits for one of theirs."""

    def __init__(self, most: int, of_one: int) -> None:
        self._most = most
        self._of_one = of_one
        self._taken: Counter[int | None] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def place(self) -> Iterator[None]:
        """Wait for a place, and keep it until the end."""
        whose = WORKS_FOR.get()
        with self._changed:
            self._changed.wait_for(lambda: self._has_room(whose))
            self._taken[whose] += 1
        try:
            yield
        finally:
            with self._changed:
                self._taken -= Counter({whose: 1})  # who has none is not kept
                self._changed.notify_all()

    def _has_room(self, whose: int | None) -> bool:
        of_one = self._most if whose is None else self._of_one
        return self._taken.total() < self._most and self._taken[whose] < of_one
