"""Calls that Telegram did not carry out are made again; one that it may have carried out never is."""

import asyncio
from typing import Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from handlers.watches.telling import NEVER_ARRIVED

WAITS = (0.25, 1.0, 4.0, 10.0)  # seconds; an outage of Telegram's rarely lasts longer, or else for long
FAILED = frozenset({500, 502, 503})
UNKNOWN = 504  # the server behind the gateway may have done it
# What a chat waits for; the calls at the start fail at once, with their advice.
WAITED_FOR = ("send", "edit", "answer")
POOL_SECONDS = 30.0  # a moment in which every connection is in use must not cost an answer


class PatientRequest(HTTPXRequest):
    """The connections of the bot's calls."""

    def __init__(self, connections: int) -> None:
        super().__init__(connection_pool_size=connections, pool_timeout=POOL_SECONDS)

    async def do_request(self, url: str, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        """Make one call, and again while Telegram fails before carrying it out."""
        method = url.rpartition("/")[2]
        for seconds in WAITS if method.startswith(WAITED_FOR) else ():
            try:
                code, payload = await super().do_request(url, *arguments, **options)
            except NetworkError as error:
                if not may_repeat(method, error.__cause__):
                    raise
            else:
                if code not in FAILED and not (code == UNKNOWN and repeatable(method)):
                    return code, payload
            await asyncio.sleep(seconds)
        return await super().do_request(url, *arguments, **options)


def may_repeat(method: str, cause: BaseException | None) -> bool:
    """Whether a call that got no answer can be made again without a second message."""
    return isinstance(cause, NEVER_ARRIVED) or repeatable(method)


def repeatable(method: str) -> bool:
    """Whether twice comes to the same as once."""
    return method.startswith("edit")
