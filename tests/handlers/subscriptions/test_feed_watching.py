"""Feeds that the bot watches: added, read in the background, reported, paused and ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from corpus.chats.feeds import Feed
from corpus.chats.rights import Right
from corpus.library import Library
from corpus.web.addresses import Reach
from tests.support.conversation import StartBot
from tests.support.feed_files import item, rss
from tests.support.staff import hire
from tests.support.watched import Clock
from tests.support.web_pages import page
from tests.support.web_server import ODD, Site
from tests.world import Message, Person, World

NEAR = Reach(private=True)
FEED = "application/rss+xml"


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def story(web: Site, number: int) -> str:
    """An entry whose page is there."""
    told = page([f"The ferry {number} to Larkness was stopped."] * 3)
    link = web.page(f"/story/{number}", told.replace("Ferry stopped", f"Story {number}"))
    return item(number, link)


def gone(web: Site, number: int) -> str:
    """An entry whose page is not."""
    return item(number, f"{web.address}/gone/{number}")


async def told(world: World, person: Person, beginning: str, number: int = 1) -> Message:
    """What the bot said that begins so."""

    def found() -> list[Message]:
        return [message for message in world.from_bot(person.private) if message.text.startswith(beginning)]

    await world.until(lambda: len(found()) >= number)
    return found()[-1]


def only(library: Library, world: World) -> Feed:
    [feed] = library.feeds.of(world.bot.id)
    return feed


async def looked(
    world: World, library: Library, clock: Clock, as_wanted: Callable[[Feed], bool], ahead: timedelta
) -> None:
    """Put the clock forward, and wait until the feed is as wanted."""
    clock.ahead += ahead
    await world.until(lambda: as_wanted(only(library, world)))


async def test_the_entries_of_a_feed_become_articles_and_what_is_new_is_told_once_a_day(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    feed = web.page("/feed", rss(story(web, 1), story(web, 2), gone(web, 3)), FEED)
    async with start_bot([ada], reach=NEAR, clock=clock):
        begun = await ada.asks(f"/feed {feed} 15")
        assert begun.text == (
            "I watch “Larkness & Wire”, every 15 minutes.\nIt has 3 entries, which I read now.\n"
            "I tell you what I found, and then once a day what was new. /feeds lists all feeds."
        )
        first = await told(world, ada, "New from the feeds")
        assert first.text == (
            "New from the feeds\n\nLarkness & Wire: 2 added, one could not be read\n• Story 2\n• Story 1\n"
            f"– {web.address}/gone/3: it could not be fetched (404 Not Found). "
            "Check that it is still there, then try again."
        )
        assert first.buttons == ["Show them"]
        assert {article.source for article in library.articles(5)} == {"Larkness Post"}

        web.page("/feed", rss(story(web, 4), story(web, 2)), FEED)
        await looked(world, library, clock, lambda feed: len(feed.added) == 1, timedelta(minutes=16))
        await world.quiet()
        assert len(world.from_bot(ada.private)) == 2
        await looked(world, library, clock, lambda feed: not feed.added, timedelta(days=1))
        second = await told(world, ada, "New from the feeds", 2)
    assert second.text == "New from the feeds\n\nLarkness & Wire: 1 added\n• Story 4"
    assert web.asked.count("/story/2") == 1


async def test_a_feed_that_fails_is_asked_less_often_and_told_of_after_a_day_once(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    feed = web.page("/feed", rss(story(web, 1)), FEED)
    async with start_bot([ada], reach=NEAR, clock=clock):
        await ada.asks(f"/feed {feed}")
        await told(world, ada, "New from the feeds")
        del web.pages["/feed"]
        await looked(world, library, clock, lambda feed: feed.failures == 1, timedelta(minutes=31))
        await looked(world, library, clock, lambda feed: feed.failures == 2, timedelta(minutes=31))
        failing = only(library, world)
        assert failing.next_at - clock() > timedelta(minutes=55)
        clock.ahead += timedelta(days=1)
        warning = await told(world, ada, "For a day")
        assert warning.text.startswith(
            "For a day I have not been able to read the feed “Larkness & Wire”. "
            f"{feed}: it could not be fetched (404 Not Found)."
        )
        web.page("/feed", rss(story(web, 1)), FEED)
        await looked(world, library, clock, lambda feed: not feed.failures, timedelta(days=1))
        listed = await ada.asks("/feeds")
    assert "every 30 minutes · read on " in listed.text


async def test_an_entry_that_cannot_be_read_whatever_it_is_does_not_keep_the_later_ones_from_being_read(
    world: World,
    library: Library,
    start_bot: StartBot,
    ada: Person,
    web: Site,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told_of = [f"The ferry {number} to Larkness was stopped." for number in range(3)]
    undefined = web.page("/undefined", page(told_of), "text/html; charset=undefined")
    entries = [
        item(1, "http://odd.example/1"),
        item(2, "https://afp.example@evil.example/2"),
        item(3, "http://[/3"),
        item(4)
        .replace("Fri, 13 Jun 2025", "Fri, 13 Jun 99999")
        .replace("https://wire.example/4", "javascript:4"),
        item(5, undefined),
        story(web, 6),
    ]
    feed = web.page("/feed", rss(*entries), FEED)
    async with start_bot([ada], reach=ODD, clock=clock):
        await ada.asks(f"/feed {feed}")
        report = await told(world, ada, "New from the feeds")
        first = only(library, world).checked_at
        await looked(world, library, clock, lambda feed: feed.checked_at != first, timedelta(minutes=31))
    assert "2 added, 4 could not be read" in report.text
    assert "http://odd.example/1" in report.text
    assert report.text.count("no address of a web page") == 2
    assert (web.asked.count("/feed"), web.asked.count("/story/6")) == (3, 1)  # once when it was added
    assert not only(library, world).failures
    assert "an entry of a feed could not be read: http://odd.example/1" in caplog.text
    caplog.clear()


async def test_a_feed_over_which_something_unknown_happens_is_asked_less_often(
    world: World,
    library: Library,
    start_bot: StartBot,
    ada: Person,
    web: Site,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = []

    def odd(host: str, port: int) -> list[str]:
        if broken:
            raise LookupError("nobody has thought of this")
        return ["127.0.0.1"]

    feed = web.page("/feed", rss(story(web, 1)), FEED)
    async with start_bot([ada], reach=Reach(private=True, resolver=odd), clock=clock):
        await ada.asks(f"/feed {feed}")
        await told(world, ada, "New from the feeds")
        broken.append(True)
        await looked(world, library, clock, lambda feed: feed.failures == 1, timedelta(minutes=31))
        await looked(world, library, clock, lambda feed: feed.failures == 2, timedelta(minutes=31))
        assert only(library, world).next_at - clock() > timedelta(minutes=55)
    assert "a feed could not be read" in caplog.text
    caplog.clear()


async def test_a_feed_that_is_being_read_when_the_bot_ends_is_read_on_after_its_start(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    feed = web.page("/feed", rss(story(web, 1), story(web, 2), story(web, 3)), FEED)
    web.held.add("/story/2")
    async with start_bot([ada], reach=NEAR):
        await ada.asks(f"/feed {feed}")
        await world.until(lambda: library.count() == 1 and "/story/2" in web.asked)
    web.held.clear()
    async with start_bot([ada], reach=NEAR):
        report = await told(world, ada, "New from the feeds")
    assert report.text.startswith("New from the feeds\n\nLarkness & Wire: 3 added")
    assert library.count() == 3
    assert web.asked.count("/story/1") == 1


async def test_the_slow_feeds_of_one_person_leave_room_for_those_of_others(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    for number in range(1, 9):
        feed = web.page(f"/slow/feed/{number}", rss(story(web, number)), FEED)
        library.feeds.keep(world.bot.id, feed, None, bea.id, 5, clock())
        web.held.add(f"/story/{number}")
    feed = web.page("/feed", rss(story(web, 9)), FEED)
    library.feeds.keep(world.bot.id, feed, None, ada.id, 5, clock())
    async with start_bot([ada], reach=NEAR, clock=clock):
        await world.until(lambda: library.count() == 1)
        web.held.clear()
        await world.until(lambda: library.count() == 9)


async def test_who_waits_longest_is_read_first(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    for number in range(1, 6):
        feed = web.page(f"/feed/{number}", rss(story(web, number)), FEED)
        since = clock() - timedelta(minutes=number)
        library.feeds.keep(world.bot.id, feed, None, ada.id, 5, since)
        web.held.add(f"/story/{number}")
    async with start_bot([ada], reach=NEAR, clock=clock):
        await world.until(lambda: {"/story/3", "/story/4", "/story/5"} <= set(web.asked))
        assert not {"/feed/1", "/feed/2"} & set(web.asked)
        web.held.clear()
        await world.until(lambda: library.count() == 5)


async def test_a_feed_is_paused_goes_on_and_is_ended_by_buttons(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    feed = web.page("/feed", rss(story(web, 1)), FEED)
    async with start_bot([ada], reach=NEAR, clock=clock):
        await ada.asks(f"/feed {feed}")
        await told(world, ada, "New from the feeds")
        listed = await ada.asks("/feeds")
        assert listed.buttons == ["Pause 1", "End 1"]
        await ada.presses(listed, "Pause 1")
        await world.until(lambda: "paused" in listed.text)
        asked = web.asked.count("/feed")
        clock.ahead += timedelta(hours=1)
        await world.quiet(settled=1.2)  # two looks at what is due
        assert web.asked.count("/feed") == asked
        await ada.presses(listed, "Go on 1")
        await world.until(lambda: web.asked.count("/feed") > asked)
        await ada.presses(listed, "End 1")
        await world.until(lambda: listed.text.startswith("Write the address of an RSS or Atom feed"))
    assert library.feeds.of(world.bot.id) == []
    assert library.count() == 1


async def test_a_feed_of_somebody_who_may_not_add_any_more_is_paused_and_the_owners_told(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, clock: Clock
) -> None:
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    feed = web.page("/feed", rss(story(web, 1)), FEED)
    ada.says("/start")
    async with start_bot([ada], reach=NEAR, clock=clock):
        await bea.asks(f"/feed {feed}")
        await told(world, bea, "New from the feeds")
        library.people.staff.change(bea.id, Right.ADD, given=False)
        await looked(world, library, clock, lambda feed: feed.paused, timedelta(minutes=31))
        await told(world, ada, "Nobody who may add articles stands behind the feed")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write the address of an RSS or Atom feed"),
        ("{web}/feed 4", "Write the address of an RSS or Atom feed"),
        ("{web}/feed often", "Write the address of an RSS or Atom feed"),
        ("{web}/page", "{web}/page: there is no RSS or Atom feed at this address"),
        ("{web}/nothing", "{web}/nothing: it could not be fetched (404 Not Found)."),
    ],
)
async def test_what_is_no_feed_is_refused_with_what_to_do(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, typed: str, said: str
) -> None:
    web.page("/page", page())
    async with start_bot([ada], reach=NEAR):
        refused = await ada.asks(f"/feed {typed.format(web=web.address)}".strip())
    assert refused.text.startswith(said.format(web=web.address))
    assert library.feeds.of(world.bot.id) == []


async def test_a_feed_near_the_bot_is_refused(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    async with start_bot([ada]):
        refused = await ada.asks(f"/feed {web.page('/feed', rss(), FEED)}")
    assert "I can’t open private or non-web addresses" in refused.text
    assert web.asked == []
