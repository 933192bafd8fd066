"""Whose file is read next, when several wait."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import PurePath

from corpus.chats.jobs import Job
from corpus.errors import TooMuchAtOnce
from corpus.readers import FORMATS
from handlers.chat.shares import Turns

LONG = 2_000_000  # bytes, from which on a file may take longer than some seconds
OF_MANY = frozenset(ending for format in FORMATS if format.many for ending in format.endings)
AT_ONCE = 4  # files that are read at a time
OF_ONE = 2  # of one person: one of them may be long, the other is not held up by it
WAITING = 200  # files of one person


class UploadQueue:
    """Lets short files pass, and long ones go one after another, those who sent them by turns."""

    def __init__(self) -> None:
        self._long = Turns(1)
        self._readers = Turns(AT_ONCE, OF_ONE)
        self._alone = Turns(1)
        self._present: Counter[int] = Counter()  # files, by who sent them

    def check_room(self, sender: int) -> None:
        """Raise TooMuchAtOnce for whoever has many files waiting."""
        if self._present[sender] >= WAITING:
            raise TooMuchAtOnce(WAITING)

    @asynccontextmanager
    async def turn(self, job: Job) -> AsyncIterator[None]:
        """Wait for the turn of a file, and take it until it is read."""
        sender = sender_of(job)
        self._present[sender] += 1
        try:
            async with AsyncExitStack() as turns:
                for turn in self._turns(job, sender):
                    await turns.enter_async_context(turn)
                yield
        finally:
            self._present -= Counter({sender: 1})  # who has none is not kept

    def _turns(self, job: Job, sender: int) -> Iterator[AbstractAsyncContextManager[None]]:
        """What a file waits for, one after the other."""
        if job.attempts:
            # It, or one beside it, ended the bot: read alone, it is known whether it was this one.
            yield self._alone.turn(sender)
            yield from (self._readers.turn((sender, place)) for place in range(AT_ONCE))
            return
        if is_long(job):
            # Who sent a hundred long files waits with one of them for those of others.
            yield self._long.turn(sender)
        yield self._readers.turn(sender)


def sender_of(job: Job) -> int:
    """Who sent a file; the chat, when it was sent in the name of one."""
    return job.chat if job.by is None else job.by


def is_long(job: Job) -> bool:
    """Whether reading a file may take long."""
    return job.size >= LONG or PurePath(job.name).suffix.lower() in OF_MANY
