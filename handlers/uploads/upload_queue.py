"""Whose file is read next, when several wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import PurePath

from corpus.chats.jobs import Job
from corpus.readers import FORMATS

LONG = 2_000_000  # bytes, from which on a file may take longer than some seconds
OF_MANY = frozenset(ending for format in FORMATS if format.many for ending in format.endings)
AT_ONCE = 2  # files that are read at a time: one of them may be long, the other is not held up by it


class UploadQueue:
    """Lets short files pass, and long ones go one after another, the chats by turns."""

    def __init__(self) -> None:
        self._chats: dict[int, asyncio.Lock] = {}
        self._long = asyncio.Lock()
        self._readers = asyncio.Semaphore(AT_ONCE)
        self._alone = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, job: Job) -> AsyncIterator[None]:
        """Wait for the turn of a file, and take it until it is read."""
        if job.attempts:
            # It, or one beside it, ended the bot: read alone, it is known whether it was this one.
            async with self._alone, AsyncExitStack() as stack:
                for _ in range(AT_ONCE):
                    await stack.enter_async_context(self._readers)
                yield
        elif is_long(job):
            # A chat waits with one file at most for those of others: a hundred files are no hundred turns.
            async with self._chats.setdefault(job.chat, asyncio.Lock()), self._long, self._readers:
                yield
        else:
            async with self._readers:
                yield


def is_long(job: Job) -> bool:
    """Whether reading a file may take long."""
    return job.size >= LONG or PurePath(job.name).suffix.lower() in OF_MANY
