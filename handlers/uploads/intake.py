"""The intake of files: read while other questions are answered, and gone on with after a restart."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import Any, TypeVar

from telegram import Bot, Document, Message
from telegram.error import BadRequest, Forbidden, TelegramError

from corpus.chats.jobs import Job
from corpus.chats.rights import Right
from corpus.database.guards import guarded, unguarded
from corpus.errors import PullquoteError, RightLost
from corpus.library import Library
from corpus.models import Filter
from corpus.readers import MAXIMUM_BYTES
from corpus.sandbox.places import WORKS_FOR
from corpus.sandbox.pool import interrupt
from handlers.chat.audience import after_command
from handlers.chat.doors import Wanted
from handlers.chat.roles import ADDING
from handlers.chat.sending import Place, edit_numbered, send_text_file, topic, write_to
from handlers.chat.standing import Bound, Standing
from handlers.texts.catalogue import text
from handlers.texts.error_messages import message as error_message
from handlers.texts.reply import Reply
from handlers.uploads.downloads import Sent, check_size, download, name_of
from handlers.uploads.keeping import likest
from handlers.uploads.taking import Taken, give_up, take
from handlers.uploads.taking_replies import progress_reply, reasons, taken_reply
from handlers.uploads.upload_queue import AT_ONCE, UploadQueue, sender_of

log = logging.getLogger(__name__)

SOON = 2.0  # seconds; what takes longer shows how far it is, and goes on in the background
PATIENCE = 1.0  # seconds between two looks at whether the bot ends, while Telegram is asked
BETWEEN, IN_GROUPS = 3.0, 15.0  # seconds between two looks at that: a group takes twenty messages a minute
MOST_ATTEMPTS = 2  # that end with the bot: a third would end it again
LAST_SECONDS = 4.0  # that the end of the bot waits for what it was at

Result = TypeVar("Result")


class Intake:
    """Reads what admins send, long files in turns, and tells what became of each."""

    def __init__(
        self, library: Library, limit: int = MAXIMUM_BYTES, owners: frozenset[int] = frozenset()
    ) -> None:
        """``limit`` is the most bytes of a file; ``owners`` have all rights."""
        self._library = library
        self._owners = owners
        self._limit = limit
        self._taken: dict[int, Taken] = {}  # by the numbers of jobs
        self._running: set[asyncio.Task[None]] = set()
        self._queue = UploadQueue()
        # Threads of their own: those of all would be missed by whoever asks or presses meanwhile.
        self._threads = ThreadPoolExecutor(AT_ONCE, "intake")
        self._awaited: set[int] = set()  # jobs whose end somebody waits for, who tells what went wrong

    async def take(self, message: Message, documents: Sequence[Document], wanted: Wanted) -> None:
        """Read a document, or photos that are one article, for whoever wrote a message.

        Raises SourceError when that is known soon, and TooMuchAtOnce.
        """
        file = "\n".join(document.file_id for document in documents)
        sent = Sent(file, name_of(documents[0]), sum(document.file_size or 0 for document in documents))
        check_size(sent, self._limit)
        job = Job(
            number=0,
            bot=message.get_bot().id,
            chat=message.chat_id,
            topic=topic(message),
            message=message.message_id,
            file=sent.file,
            name=sent.name,
            size=sent.size,
            caption=_beside(message),
            **wanted._asdict(),
        )
        self._queue.check_room(sender_of(job))
        job = await asyncio.to_thread(self._library.jobs.begin, job)
        self._awaited.add(job.number)
        task = self._start(self._read(job, message.get_bot()))
        await asyncio.wait([task], timeout=SOON)
        self._awaited.discard(job.number)
        if task.done() and not task.cancelled():
            task.result()

    def stop_one(self, number: int) -> bool:
        """Stop a file at its next part; whether it is being read."""
        taken = self._taken.get(number)
        if taken:
            taken.stopping.set()
        return taken is not None

    async def stop_of(self, person: int, bot: Bot) -> None:
        """Stop the files of somebody who may not add any more."""
        for job in await asyncio.to_thread(self._library.jobs.unfinished, bot.id):
            if job.by == person and (taken := self._taken.get(job.number)):
                taken.lose_right()

    async def start(self, bot: Bot) -> None:
        """Go on with the files that were being read when the bot ended, and compare what never was."""
        self._start(self._compare())
        for job in await asyncio.to_thread(self._library.jobs.unfinished, bot.id):
            self._start(self._read(job, bot))

    async def _compare(self) -> None:
        while await asyncio.to_thread(self._library.compare_more):
            continue

    async def stop(self) -> None:
        """Leave the files where they are, for the next start."""
        for taken in self._taken.values():
            taken.stopping.set()
        for task in self._running:
            task.cancel()
        interrupt()  # none of them looks any more at what came of it
        await asyncio.gather(*self._running, return_exceptions=True)
        self._threads.shutdown(wait=False)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        with unguarded():  # a job ends also when whoever began it may do nothing any more
            task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        # What is no error of a source is told by whoever waits for it, else by the log.
        if not task.cancelled() and (error := task.exception()) and not isinstance(error, PullquoteError):
            log.error("a file was not read", exc_info=error)

    async def _read(self, job: Job, bot: Bot) -> None:
        """Read a file to its end; soon an error is the caller's to tell, later it is told here."""
        WORKS_FOR.set(sender_of(job))  # this is a task of its own
        taken = self._taken[job.number] = Taken()
        reading = asyncio.create_task(self._take(job, taken, bot))
        begun: list[asyncio.Task[Any]] = [reading]
        try:
            while not (await asyncio.wait([reading], timeout=_until_next_look(job)))[0]:
                begun.append(showing := asyncio.create_task(self._show(job, taken, bot)))
                job = await asyncio.shield(showing)
                begun.remove(showing)
            await reading
            await self._tell(job, await asyncio.to_thread(self._reply, job, taken), bot)
            await self._tell_reasons(job, taken, bot)
        except asyncio.CancelledError:  # the bot ends: the next start goes on
            await self._leave_off(job, taken, begun)
            raise
        except PullquoteError as error:
            await asyncio.to_thread(self._library.jobs.end, job.number)
            if job.number in self._awaited:
                raise
            await self._tell(job, Reply(error_message(error, job.language)), bot)
        except TelegramError as error:
            # Of whoever blocked the bot nobody wants to know more; else the next start tells it.
            if isinstance(error, Forbidden | BadRequest):
                await asyncio.to_thread(self._library.jobs.end, job.number)
            raise
        except Exception:  # whatever it is, it would be the same at the next start
            await asyncio.to_thread(self._library.jobs.end, job.number)
            if job.number not in self._awaited:
                await self._tell(job, Reply(text("apology", job.language)), bot)
            raise
        else:
            await asyncio.to_thread(self._library.jobs.end, job.number)
        finally:
            del self._taken[job.number]

    async def _leave_off(self, job: Job, taken: Taken, begun: Sequence[asyncio.Task[Any]]) -> None:
        """Keep where a file is; that the bot was told to end is no attempt that failed."""
        taken.stopping.set()
        if not taken.reading:  # it waits for its turn, or for Telegram
            begun[0].cancel()
        # Before anything that may take longer than the end of the bot lets it.
        if taken.begun:
            await asyncio.to_thread(self._library.jobs.attempt, job.number, job.attempts)
        # A bar that was sent is kept by its number too, or the next start would leave it as it is.
        await asyncio.wait(begun, timeout=LAST_SECONDS)
        for task in begun:
            task.add_done_callback(_is_seen)

    async def _take(self, job: Job, taken: Taken, bot: Bot) -> None:
        """Wait for its turn, fetch and read it; what was stopped meanwhile is not begun."""
        async with self._queue.turn(job):
            if taken.stopping.is_set():
                return
            taken.begun = True
            if job.attempts >= MOST_ATTEMPTS:
                log.warning("%s is given up: the bot has ended %d times over it", job.name, job.attempts)
                await self._in_thread(partial(give_up, job, self._library, taken))
                return
            await asyncio.to_thread(self._library.jobs.attempt, job.number, job.attempts + 1)
            sent = [Sent(file, job.name, job.size) for file in job.files]
            files = [await download(bot, one, self._limit) for one in sent]
            check_size(Sent(job.file, job.name, sum(map(len, files))), self._limit)
            taken.reading = True
            loop = asyncio.get_running_loop()
            await self._in_thread(partial(self._keep, job, files, taken, bot, loop))

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        in_this_name = partial(copy_context().run, work)
        return await asyncio.get_running_loop().run_in_executor(self._threads, in_this_name)

    def _keep(
        self, job: Job, files: list[bytes], taken: Taken, bot: Bot, loop: asyncio.AbstractEventLoop
    ) -> None:
        """Keep what is in a file, by what its sender may do at each transaction; in a thread."""
        bound = Bound(job.chat, job.collection) if job.chat < 0 and job.collection else None
        standing = Standing(self._owners, job.by, ADDING, bound)

        def still_may() -> None:
            if bound is None:  # the store alone says it
                return
            if loop.is_closed():
                raise RightLost
            asked = asyncio.run_coroutine_threadsafe(standing.ask_telegram(self._library, bot), loop)
            while not wait([asked], PATIENCE).done:
                if taken.stopping.is_set():  # the bot ends, and perhaps nobody answers any more
                    raise RightLost
            asked.result()

        with guarded(standing.check):
            take(job, files, self._library, taken, self._limit, still_may)

    def _reply(self, job: Job, taken: Taken) -> Reply:
        found = None
        if taken.keys and not taken.single:
            filter = Filter(keys=tuple(taken.keys))
            found = self._library.kept_filters.keep([filter])[filter]
        soon = any(self._library.awaits_meaning(receipt.article) for receipt in taken.receipts)
        alike = likest(self._library, taken.receipts[0]) if taken.single else None
        by = job.by or 0
        removes = by in self._owners or Right.REMOVE in self._library.people.staff.rights(by)
        return taken_reply(job, taken, found, soon=soon, alike=alike, removes=removes)

    async def _show(self, job: Job, taken: Taken, bot: Bot) -> Job:
        """Show how far a file is, in one message."""
        reply = progress_reply(job, taken)
        with suppress(TelegramError):  # the next one tells more anyway
            if job.shown is not None:
                await edit_numbered(bot, job.chat, job.shown, reply)
                return job
            shown = await write_to(bot, Place(job.chat, job.topic, job.message), reply)
            await asyncio.to_thread(self._library.jobs.show, job.number, shown.message_id)
            return job.model_copy(update={"shown": shown.message_id})
        return job

    async def _tell_reasons(self, job: Job, taken: Taken, bot: Bot) -> None:
        """Send the reasons in a file when there are too many for a message."""
        if listed := reasons(job, taken):
            place = Place(job.chat, job.topic, job.message)
            await send_text_file(bot, place, text("taking-reasons", job.language), listed)

    async def _tell(self, job: Job, reply: Reply, bot: Bot) -> None:
        """Put what became of a file in the place of the bar, else below it."""
        if job.shown is not None:
            try:
                await edit_numbered(bot, job.chat, job.shown, reply)
            except TelegramError as error:  # it was deleted, or is too old
                log.info("the end of a file is told anew: %s", error)
            else:
                return
        await write_to(bot, Place(job.chat, job.topic, job.message), reply)


def _beside(message: Message) -> str:
    """What its sender wrote beside a file, without the command that had it added."""
    return after_command(message) if message.caption else ""


def _is_seen(task: asyncio.Task[Any]) -> None:
    """What went wrong at the end is of no interest: the next start does all of it again."""
    if not task.cancelled():
        task.exception()


def _until_next_look(job: Job) -> float:
    if job.shown is None:
        return SOON
    return BETWEEN if job.chat > 0 else IN_GROUPS
