"""Failures that a test plants: flood control, server errors, slow answers, lost connections."""

import threading
from dataclasses import dataclass

from .errors import ApiError

_WORDS = {
    400: "Bad Request",
    403: "Forbidden",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass
class Fault:
    """What happens to the next calls of one method."""

    method: str
    times: int = 1
    error: ApiError | None = None  # answered instead of carrying the call out
    drop: bool = False  # the call is carried out, but its answer never arrives
    delay: float = 0.0  # seconds before it is carried out
    held: threading.Event | None = None  # it is not carried out before this is set


class Faults:
    """The planted failures, first come first served."""

    def __init__(self) -> None:
        self._planted: list[Fault] = []

    def plant(self, fault: Fault) -> None:
        """Let it happen to the next calls."""
        self._planted.append(fault)

    def take(self, method: str) -> Fault:
        """What happens to this call; usually nothing."""
        for fault in self._planted:
            if fault.method == method:
                fault.times -= 1
                if fault.times == 0:
                    self._planted.remove(fault)
                return fault
        return Fault(method)


def planted_error(code: int, description: str | None, retry_after: int | None) -> ApiError:
    """The error of this code in Telegram's words."""
    if code == 429:
        wait = 1 if retry_after is None else retry_after
        return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
    return ApiError(code, description or _WORDS[code])
