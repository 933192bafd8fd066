"""The watch over feeds: each is read when it is due, in the background."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

from telegram import Bot

from corpus.chats.feeds import Feed, sponsor
from corpus.errors import BrokenSource, RightLost, SourceError, StoreError
from corpus.feeds.looking import Look, article_of, look
from corpus.feeds.parsing import FORMAT, Entry, Parsed
from corpus.models import Draft
from corpus.sandbox.places import WORKS_FOR
from corpus.soundness import on_a_line
from corpus.store.replacing import PAGES
from corpus.web.fetching import Validators, without_login
from handlers.chat.roles import Right, rights_of
from handlers.chat.rounds import Rounds
from handlers.chat.services import Services
from handlers.chat.shares import apart
from handlers.chat.standing import sponsored
from handlers.subscriptions.feed_reports import report_first, report_new, tell_failing, tell_orphaned
from handlers.texts.error_messages import message

log = logging.getLogger(__name__)

LOOK_AGAIN = 0.5  # seconds between two looks at which feeds are due
AFTER_FAILURE = 15.0  # seconds
AT_ONCE, OF_ONE = 4, 3  # feeds, and of those that are watched for one person
LOOK_SECONDS = 300.0  # for the entries of a feed, however slowly their pages come
CLAIMED = timedelta(hours=1)  # after which a feed whose reader ended with its process is read by another
LONGEST_WAIT = timedelta(days=1)  # after failures
DOUBLED = 10  # times at most


class FeedWatch:
    """Reads feeds and the pages that they lead to, as slowly as one reader would."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._feeds = services.library.feeds
        self._rounds = Rounds("reading feeds", LOOK_AGAIN, AFTER_FAILURE)
        self._reading: dict[int, asyncio.Task[None]] = {}

    def start(self, bot: Bot) -> None:
        """Begin."""
        self._rounds.start(partial(self._look, bot))

    async def stop(self) -> None:
        """End; what is being read is left for the next start."""
        await self._rounds.stop()
        for task in self._reading.values():
            task.cancel()
        await asyncio.gather(*self._reading.values(), return_exceptions=True)

    async def _look(self, bot: Bot) -> None:
        now = self._services.clock()
        feeds = await asyncio.to_thread(self._feeds.of, bot.id)
        # Who has waited longest first: one whose pages come slowly is due again as soon as it is read.
        for feed in sorted(feeds, key=lambda feed: feed.next_at):
            is_due = not feed.paused and feed.next_at <= now and feed.number not in self._reading
            if is_due and self._has_room(feed, feeds):
                self._reading[feed.number] = task = asyncio.create_task(self._read(feed, bot))
                task.add_done_callback(partial(self._finished, feed.number))
        await tell_failing(feeds, now, bot, self._services)
        await report_new(feeds, now, bot, self._services)

    def _has_room(self, feed: Feed, feeds: Sequence[Feed]) -> bool:
        of_one = sum(one.by == feed.by and one.number in self._reading for one in feeds)
        return len(self._reading) < AT_ONCE and of_one < OF_ONE

    def _finished(self, number: int, task: asyncio.Task[None]) -> None:
        del self._reading[number]
        if not task.cancelled() and (error := task.exception()):
            log.error("a feed was not read", exc_info=error)

    async def _read(self, feed: Feed, bot: Bot) -> None:
        WORKS_FOR.set(feed.by)  # this is a task of its own
        now = self._services.clock()
        if not await asyncio.to_thread(self._feeds.claim, feed, now + CLAIMED):
            return
        try:
            if feed.by is None or Right.ADD not in await asyncio.to_thread(
                rights_of, self._services, feed.by
            ):
                await self._orphaned(feed, bot)
                return
            await self._read_now(feed, now, bot)
        except RightLost:  # while it was read; unless it has ended, which somebody wanted
            if await asyncio.to_thread(self._feeds.one, feed.number):
                await self._orphaned(feed, bot)
        except asyncio.CancelledError:  # the bot ends: the next start goes on at once
            await asyncio.to_thread(self._feeds.release, feed.number, now)
            raise
        except StoreError as error:
            log.warning("a feed has to wait: %s", error)

    async def _orphaned(self, feed: Feed, bot: Bot) -> None:
        await asyncio.to_thread(self._feeds.pause, feed.number)
        await tell_orphaned(feed, bot, self._services)

    async def _read_now(self, feed: Feed, now: datetime, bot: Bot) -> None:
        reach, known = self._services.reach, Validators(feed.etag, feed.modified)
        seen = await asyncio.to_thread(self._feeds.seen, feed.number)
        try:
            found = await apart(partial(look, feed.url, seen, known, reach))
        except SourceError as error:
            await self._failed(feed, error, now)
            return
        except Exception:  # whatever it is, the next look would find the same: it comes later and later
            log.exception("a feed could not be read: %s", without_login(feed.url))
            await self._failed(feed, BrokenSource(without_login(feed.url), FORMAT), now)
            return
        rest = await self._take_all(found.feed, feed, now) if found.feed else ()
        await asyncio.to_thread(self._looked, found, feed, rest, now)
        if feed.checked_at is None:
            await report_first(feed, now, bot, self._services)

    async def _take_all(self, parsed: Parsed, feed: Feed, now: datetime) -> Sequence[str]:
        """Take the new entries; those that are left to the next look are returned."""
        end = monotonic() + LOOK_SECONDS
        left = () if feed.checked_at is None else parsed.left
        if feed.checked_at is None:  # of a feed's past, only its newest entries are wanted
            await asyncio.to_thread(self._feeds.see, feed.number, parsed.left, now)
        for number, entry in enumerate(parsed.new):
            if monotonic() > end:  # other feeds wait for their turn
                return [*(one.id for one in parsed.new[number:]), *left]
            await self._take(entry, parsed.title or feed.title, feed)
            await asyncio.to_thread(self._feeds.see, feed.number, [entry.id], now)
        return left

    async def _take(self, entry: Entry, title: str | None, feed: Feed) -> None:
        try:
            draft = await apart(partial(article_of, entry, feed.url, title, self._services.reach))
            with sponsored(self._services.admins, partial(sponsor, number=feed.number)):
                await apart(partial(self._keep, draft, feed))
        except SourceError as error:
            await self._missed(error, feed)
        except (StoreError, RightLost):  # the look goes on when there is a store, or a sponsor, again
            raise
        except Exception:  # whatever it is, it is this entry's, and the later ones are read
            name = entry.link or entry.title or entry.id
            log.exception("an entry of a feed could not be read: %s", on_a_line(name))
            await self._missed(BrokenSource(name, FORMAT), feed)

    async def _missed(self, error: SourceError, feed: Feed) -> None:
        language = await asyncio.to_thread(self._language, feed)
        await asyncio.to_thread(self._feeds.count_missed, feed.number, message(error, language))

    def _keep(self, draft: Draft, feed: Feed) -> None:
        receipt = self._services.library.add(draft, feed.by, scope=PAGES)
        if receipt.kind == "added":
            self._feeds.count_added(feed.number, receipt.article.key)
        elif receipt.kind == "updated" and receipt.sequence is not None:
            self._feeds.count_updated(feed.number, receipt.sequence)

    def _looked(self, found: Look, feed: Feed, rest: Sequence[str], now: datetime) -> None:
        # What is left is taken at the next look, for which the feed must be sent again.
        known = Validators() if rest else found.validators
        next_at = now + timedelta(minutes=feed.minutes)
        self._feeds.looked(feed.number, known.etag, known.modified, next_at, now)
        if found.feed:
            self._feeds.forget_gone(feed.number, found.feed.present, now)

    async def _failed(self, feed: Feed, error: SourceError, now: datetime) -> None:
        log.info("a feed was not read: %s", error)
        wait = timedelta(minutes=feed.minutes) * 2 ** min(feed.failures, DOUBLED)
        language = await asyncio.to_thread(self._language, feed)
        next_at = now + min(wait, LONGEST_WAIT)
        await asyncio.to_thread(self._feeds.failed, feed, message(error, language), next_at, now)

    def _language(self, feed: Feed) -> str:
        """The language of whoever is told of a feed."""
        services = self._services
        chosen = services.library.people.preferences(feed.by).language if feed.by else None
        return chosen or services.language
