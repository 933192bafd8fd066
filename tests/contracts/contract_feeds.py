"""What every database keeps of feeds and channels: a suite that a test class inherits with one."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.chats.channels import Channel, Channels
from corpus.chats.feed_entries import REMEMBERED
from corpus.chats.feeds import Feed, Feeds
from corpus.chats.people import People
from corpus.database.database import Database

NOW = datetime(2025, 6, 9, 12, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
ADA = 7_300_000_001
BOT = 700_000_001
WIRE = "https://wire.example/feed"


def watched(feeds: Feeds, url: str = WIRE) -> Feed:
    """A feed that Ada added."""
    return feeds.keep(BOT, url, "Wire", ADA, 30, NOW)


class FeedsContract:
    """Inherit it beside ``StoreContract``, which gives the database."""

    @pytest.fixture
    def feeds(self, database: Database) -> Feeds:
        return Feeds(database)

    @pytest.fixture
    def channels(self, database: Database) -> Channels:
        return Channels(database)

    def test_a_feed_is_watched_once_by_each_bot(self, feeds: Feeds) -> None:
        feed = watched(feeds)
        other = feeds.keep(2, WIRE, None, ADA, 5, NOW)
        again = feeds.keep(BOT, WIRE, "The Wire", ADA + 1, 10, NOW + HALF_AN_HOUR)
        changed = {"title": "The Wire", "by": ADA + 1, "minutes": 10, "next_at": NOW + HALF_AN_HOUR}
        assert again == feed.model_copy(update=changed)
        assert feeds.of(BOT) == [again]
        assert feeds.of(2) == [other]

    def test_of_two_who_look_at_a_feed_only_one_does_and_nobody_at_a_paused_one(self, feeds: Feeds) -> None:
        feed = watched(feeds)
        assert feeds.claim(feed, NOW + HALF_AN_HOUR)
        assert not feeds.claim(feed, NOW + HALF_AN_HOUR)
        claimed = feeds.one(feed.number)
        feeds.pause(feed.number)
        assert claimed
        assert not feeds.claim(claimed, NOW + 2 * HALF_AN_HOUR)
        feeds.go_on(feed.number, ADA + 1, NOW)
        assert feeds.one(feed.number) == feed.model_copy(update={"by": ADA + 1})
        feeds.release(feed.number, NOW - HALF_AN_HOUR)
        assert not feeds.claim(feed, NOW + HALF_AN_HOUR)

    def test_a_look_that_goes_well_ends_the_failures(self, feeds: Feeds) -> None:
        feed = watched(feeds)
        for failing in (feed, feed.model_copy(update={"failures": 1, "failing_since": NOW})):
            feeds.failed(failing, "503", NOW + HALF_AN_HOUR, NOW + failing.failures * HALF_AN_HOUR)
        assert [feeds.tell(feed) for _ in range(2)] == [True, False]
        failed = {"failures": 2, "failing_since": NOW, "failure": "503", "told": True}
        due = {"next_at": NOW + HALF_AN_HOUR}
        assert feeds.one(feed.number) == feed.model_copy(update=failed | due)
        feeds.looked(feed.number, '"a"', "Mon", NOW + HALF_AN_HOUR, NOW)
        known = {"etag": '"a"', "modified": "Mon", "checked_at": NOW}
        assert feeds.one(feed.number) == feed.model_copy(update=known | due)

    def test_what_was_new_is_counted_until_it_is_reported_and_by_one(self, feeds: Feeds) -> None:
        feed = watched(feeds)
        for key in (12, 15):
            feeds.count_added(feed.number, key)
        feeds.count_updated(feed.number, 31)
        for number in range(7):
            feeds.count_missed(feed.number, f"{number}: 404")
        counted = feeds.one(feed.number)
        assert counted
        assert (counted.added, counted.updated, counted.missed) == ((12, 15), 1, 7)
        assert counted.missed_why == ("0: 404", "1: 404", "2: 404", "3: 404", "4: 404")
        tomorrow, told = NOW + timedelta(days=1), counted.model_copy(update={"replaced": (31,)})
        assert [feeds.report(counted, tomorrow) for _ in range(2)] == [told, None]
        assert feeds.one(feed.number) == feed.model_copy(update={"reported_at": tomorrow})
        feeds.count_added(feed.number, 18)
        feeds.unreport(told)
        again = {"added": (12, 15, 18), "reported_at": tomorrow}
        assert feeds.one(feed.number) == counted.model_copy(update=again)

    def test_entries_are_known_until_the_feed_has_had_them_no_more_for_long(self, feeds: Feeds) -> None:
        feed, other = watched(feeds), watched(feeds, "https://other.example/feed")
        feeds.see(feed.number, ["a", "b", "b"], NOW)
        feeds.see(feed.number, ["b", "c"], NOW + HALF_AN_HOUR)
        assert feeds.seen(feed.number) == {"a", "b", "c"}
        assert feeds.seen(other.number) == set()
        feeds.forget_gone(feed.number, ["a"], NOW + REMEMBERED + timedelta(minutes=1))
        assert feeds.seen(feed.number) == {"a", "c"}

    def test_a_feed_ends_with_its_entries(self, feeds: Feeds) -> None:
        feed = watched(feeds)
        feeds.see(feed.number, ["a"], NOW)
        assert [feeds.end(feed.number) for _ in range(2)] == [True, False]
        feeds.see(feed.number, ["b"], NOW)
        assert (feeds.of(BOT), feeds.seen(feed.number)) == ([], set())
        assert watched(feeds).number != feed.number

    def test_a_channel_is_followed_by_each_bot_until_it_ends(self, channels: Channels) -> None:
        channels.follow(BOT, -1001, "Larkness", ADA, NOW)
        channels.follow(2, -1001, "Larkness", ADA, NOW)
        channels.follow(BOT, -1001, "Larkness Live", ADA + 1, NOW + HALF_AN_HOUR)
        channels.count(BOT, -1001, "Larkness Post")
        expected = Channel(bot=BOT, chat=-1001, title="Larkness Post", by=ADA + 1, since=NOW, posts=1)
        assert channels.of(BOT) == [expected]
        assert channels.one(BOT, -1001) == expected
        assert [channels.end(BOT, -1001) for _ in range(2)] == [True, False]
        assert channels.one(BOT, -1001) is None
        assert channels.one(2, -1001)

    def test_feeds_and_channels_are_nobodys_when_a_person_is_forgotten(
        self, feeds: Feeds, channels: Channels, people: People
    ) -> None:
        feed = watched(feeds)
        channels.follow(BOT, -1001, "Larkness", ADA, NOW)
        people.forget(ADA)
        found = feeds.one(feed.number), channels.one(BOT, -1001)
        assert [one and one.by for one in found] == [None, None]
