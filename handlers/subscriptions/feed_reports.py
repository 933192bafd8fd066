"""What those who added feeds are told: what was new, once a day, and once that a feed fails."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from corpus.chats.feeds import Feed
from corpus.library import Library
from corpus.models import Filter, Receipt
from handlers.chat.colleagues import tell_replies
from handlers.chat.services import Services
from handlers.subscriptions.feed_replies import Titles, failing_reply, name_of, report_reply
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.watches.telling import NEVER_ARRIVED

log = logging.getLogger(__name__)

DAY = timedelta(days=1)


async def report_first(feed: Feed, now: datetime, bot: Bot, services: Services) -> None:
    """Tell what the first look at a feed brought."""
    read = await asyncio.to_thread(services.library.feeds.one, feed.number)
    if read:
        await _report([read], now, bot, services)


async def report_new(feeds: Sequence[Feed], now: datetime, bot: Bot, services: Services) -> None:
    """Tell each person what was new in all their feeds, once a day is over for one of them."""
    of_person = defaultdict(list)
    for feed in feeds:
        if feed.checked_at:  # before that, the first look is told by itself
            of_person[feed.by].append(feed)
    for theirs in of_person.values():
        longest = max(now - feed.reported_at for feed in theirs)
        if longest >= DAY:
            # At the hour of the day at which the first of them was added.
            await _report(theirs, now - longest % DAY, bot, services)


async def tell_failing(feeds: Iterable[Feed], now: datetime, bot: Bot, services: Services) -> None:
    """Tell of each feed that has failed for a day, once."""
    for feed in feeds:
        long = feed.failing_since and now - feed.failing_since >= DAY
        if not long or feed.told or feed.paused:
            continue
        if await asyncio.to_thread(services.library.feeds.tell, feed):
            await _tell(feed.by, partial(failing_reply, feed), bot, services)


async def tell_orphaned(feed: Feed, bot: Bot, services: Services) -> None:
    """Tell the owners that nobody with the right to add stands behind a feed any more."""
    await _tell(
        None, lambda language: Reply(text("feed-orphaned", language, feed=name_of(feed))), bot, services
    )


async def _report(feeds: Sequence[Feed], at: datetime, bot: Bot, services: Services) -> None:
    claimed = await asyncio.to_thread(_claimed, feeds, at, services.library)
    if not claimed:
        return
    articles, filter = await asyncio.to_thread(_articles, claimed, services.library)
    replaced = await asyncio.to_thread(_replaced, claimed, services.library)
    arrived = await _tell(
        claimed[0].by,
        lambda language: report_reply(claimed, articles, filter, language, replaced),
        bot,
        services,
    )
    if not arrived:
        for feed in claimed:
            await asyncio.to_thread(services.library.feeds.unreport, feed)


def _claimed(feeds: Sequence[Feed], at: datetime, library: Library) -> list[Feed]:
    """Those of the feeds that have something new which nobody else tells."""
    claimed = [counted for feed in feeds if (counted := library.feeds.report(feed, at))]
    return [feed for feed in claimed if feed.added or feed.updated or feed.missed]


def _articles(feeds: Sequence[Feed], library: Library) -> tuple[Titles, int | None]:
    """The new articles that are still there, and the number of the filter that lets them through."""
    keys = tuple(key for feed in feeds for key in feed.added)
    if not keys:
        return {}, None
    filter = Filter(keys=keys)
    found = {article.key: article for article in library.summaries(filter)}
    return found, library.kept_filters.keep([filter])[filter] if found else None


def _replaced(feeds: Sequence[Feed], library: Library) -> dict[int, Receipt]:
    """The new versions that are named, by the numbers of the changes."""
    changes = [change for feed in feeds for change in feed.replaced]
    return {
        change: receipt
        for change in changes
        for receipt in library.desk.marked(change)
        if receipt.sequence == change
    }


async def _tell(person: int | None, reply: Callable[[str], Reply], bot: Bot, services: Services) -> bool:
    """Say it to somebody, else to the owners; False when it certainly did not arrive."""
    people = [person] if person is not None else sorted(services.admins)
    try:
        await tell_replies(people, reply, bot, services)
    except RetryAfter as error:
        log.warning("nobody could be told of feeds: %s", error)
        return False
    except TelegramError as error:
        log.warning("nobody could be told of feeds: %s", error)
        return not isinstance(error.__cause__, NEVER_ARRIVED)
    return True
