"""Questions first: whoever embeds articles lets a question through before each batch."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds after which a batch goes on although questions keep coming


class QuestionPriority:
    """Counts the questions being answered, and lets other work wait while there are some."""

    def __init__(self) -> None:
        self._asked = 0
        self._free = threading.Condition()

    @contextmanager
    def question(self) -> Iterator[None]:
        """While one is answered."""
        with self._free:
            self._asked += 1
        try:
            yield
        finally:
            with self._free:
                self._asked -= 1
                self._free.notify_all()

    def wait(self) -> None:
        """Return when no question is being answered, or when that takes too long."""
        with self._free:
            self._free.wait_for(lambda: not self._asked, PATIENCE)
