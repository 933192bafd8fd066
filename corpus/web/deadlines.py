"""Work that no time can be set for, waited for no longer than a moment: the system's look-up of a name."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")

# More than are fetched at a time, since one that nobody waits for any more may go on for half a minute.
MOST = 32
_PLACES = threading.BoundedSemaphore(MOST)


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What the work gives or raises; raises TimeoutError when it has not come to an end in so many seconds.

    It then goes on in a thread of its own, with nobody to hear of it. There are never more than ``MOST`` such
    threads: the next one waits for a place, in its own seconds.
    """
    end = time.monotonic() + seconds
    if not _PLACES.acquire(timeout=seconds):
        raise TimeoutError("too many names are being looked up")
    outcome: Future[Result] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:  # noqa: BLE001  handed over to whoever waits
            outcome.set_exception(error)
        finally:
            _PLACES.release()

    threading.Thread(target=run, name="look-up", daemon=True).start()
    try:
        return outcome.result(max(end - time.monotonic(), 0))
    except TimeoutError:
        raise TimeoutError("its name was not found in time") from None
