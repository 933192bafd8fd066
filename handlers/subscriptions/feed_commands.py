"""/feed and /feeds: the RSS and Atom feeds that are watched."""

import asyncio
from contextlib import suppress
from functools import partial

from telegram import Update
from telegram.error import BadRequest

from corpus.chats.feeds import LEAST_MINUTES, MINUTES, MOST_MINUTES, Feed
from corpus.feeds.looking import look
from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING
from handlers.chat.sending import edit, send, while_typing
from handlers.chat.services import Context
from handlers.subscriptions.feed_replies import EndFeed, ShowFeeds, SwitchFeed, begun_reply, list_reply
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply

MOST = 100  # feeds


async def feeds(update: Update, context: Context) -> None:
    """List the feeds."""
    await send(written(update), await asyncio.to_thread(_list, 0, context))


async def feed(update: Update, context: Context) -> None:
    """Watch the feed at the address after the command, or change how often; raises SourceError."""
    message = written(update)
    wanted = _wanted(context.args or [])
    if message.from_user is None or wanted is None:
        await send(message, Reply(_usage(context)))
        return
    url, minutes = wanted
    known = await asyncio.to_thread(context.services.library.feeds.of, context.bot.id)
    if len(known) >= MOST and all(one.url != url for one in known):
        await send(message, Reply(text("feed-too-many", context.language, most=MOST)))
        return
    begun, entries = await while_typing(message, _begin(url, minutes, message.from_user.id, context))
    await send(message, begun_reply(begun, entries, context.language))


async def show_feeds(press: ShowFeeds, at: Pressing) -> None:
    """Turn to another page."""
    await _show(press.page, at)


async def switch_feed(press: SwitchFeed, at: Pressing) -> None:
    """Pause a feed, or go on with it."""
    services = at.context.services
    if press.on:
        await asyncio.to_thread(services.library.feeds.go_on, press.number, at.person, services.clock())
    else:
        await asyncio.to_thread(services.library.feeds.pause, press.number)
    await _show(press.page, at)


async def end_feed(press: EndFeed, at: Pressing) -> None:
    """Watch a feed no more."""
    await asyncio.to_thread(at.context.services.library.feeds.end, press.number)
    await _show(press.page, at)


async def _show(page: int, at: Pressing) -> None:
    """Show the list as it is now."""
    reply = await asyncio.to_thread(_list, page, at.context)
    await at.spinner.stop()
    with suppress(BadRequest):  # two may press at once, and then the second finds it as it is
        await edit(at.message, reply)


async def _begin(url: str, minutes: int, person: int, context: Context) -> tuple[Feed, int]:
    """The feed that is watched from now on, and how many entries it has."""
    services = context.services
    found = await services.slowly(partial(look, url, reach=services.reach, most=0))
    entries = len(found.feed.present) if found.feed else 0
    title = found.feed.title if found.feed else None
    keep = services.library.feeds.keep
    begun = await asyncio.to_thread(keep, context.bot.id, found.url, title, person, minutes, services.clock())
    return begun, entries


def _wanted(words: list[str]) -> tuple[str, int] | None:
    """The address and the minutes; None when they are none."""
    if not 1 <= len(words) <= 2:
        return None
    url = words[0] if "://" in words[0] else f"https://{words[0]}"
    if len(words) == 1:
        return url, MINUTES
    if not words[1].isdecimal() or not LEAST_MINUTES <= int(words[1][:9]) <= MOST_MINUTES:
        return None
    return url, int(words[1])


def _list(page: int, context: Context) -> Reply:
    known = context.services.library.feeds.of(context.bot.id)
    return list_reply(known, page, context.language) if known else Reply(_usage(context))


def _usage(context: Context) -> str:
    return text(
        "feed-usage", context.language, minutes=MINUTES, least=LEAST_MINUTES, most=MOST_MINUTES // 60 // 24
    )


CAPABILITY = Capability(
    commands=(Command("feed", feed, ADDING), Command("feeds", feeds, ADDING)),
    buttons=(
        Button(ShowFeeds, show_feeds, ADDING),
        Button(SwitchFeed, switch_feed, ADDING),
        Button(EndFeed, end_feed, ADDING),
    ),
)
