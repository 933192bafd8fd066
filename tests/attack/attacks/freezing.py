"""Texts that took the bot's own process minutes to read."""

import asyncio
import json

from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.feed_files import item, rss
from tests.support.web_pages import page
from tests.world import Chat, Message, Person

WHITE = 400_000  # characters
RECEIPT_SECONDS = 40.0  # in which whoever sent something must know what became of it
FEED = "larkness-feed.example"


@attack()
async def attack_00_nothing(stage: Stage) -> None:
    """Nobody does anything: what others wait then."""
    async with stage.running():
        await asyncio.sleep(5)
    stage.demand_no_change()


@attack(seconds=120)
async def attack_01_white_space_in_a_group(stage: Stage) -> None:
    """A line of JSON with 400,000 spaces, added by the admin of a bound group."""
    admin, group = bound_group(stage)
    async with stage.running():
        await stage.world.reply_to(adds(admin, group, white_line()), RECEIPT_SECONDS)
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_01_white_space_after_a_restart(stage: Stage) -> None:
    """The same file unread when the bot is killed, and found again at its next start."""
    admin, group = bound_group(stage)
    async with stage.running(honest=False):
        command = adds(admin, group, white_line())
        await asyncio.sleep(1)
        await stage.kill()
    async with stage.running():
        await stage.world.reply_to(command, RECEIPT_SECONDS)
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_01_page_of_spaces(stage: Stage) -> None:
    """A page of the web with 20,000 spaces that do not break, sent as a link."""
    spaces = f"The ferry stays in port.{'&nbsp;' * 20_000}Its captain said so on Monday."
    stage.web.page("/spaces", page([spaces, spaces]))
    async with stage.running(near_web=True):
        link = stage.owner.says(stage.address("ferry-news.example", "/spaces"))
        await stage.world.reply_to(link, RECEIPT_SECONDS)
    stage.demand_newsroom_as_it_was()


@attack(seconds=150)
async def attack_02_walls_of_a_watched_feed(stage: Stage) -> None:
    """Pages of a watched feed whose code seems to begin a wall again and again; nobody acts."""
    short = page(["The ferry stays in port until Friday, said its captain to the Larkness Post."])
    stage.web.page("/free", short + f'<script>{{"isAccessibleForFree":{" " * 300_000}}}</script>')
    stage.web.page("/login/1", short + "<input " * 85_000)
    stage.web.page(
        "/cookies", short + "<p>" + "we and our 1" + " 1" * 1_000 + "</p>" + "nous et nos " * 20_000
    )
    entries = [
        item(number, stage.address(FEED, path))
        for number, path in enumerate(["/free", "/login/1", "/cookies"])
    ]
    stage.web.page("/feed", rss(*entries), "application/rss+xml")
    stage.follow_feed(stage.address(FEED, "/feed"), stage.owner)
    async with stage.running(near_web=True):
        await looked(stage, 90)
    stage.demand_newsroom_as_it_was()


@attack(seconds=90)
async def attack_02_page_that_names_its_feed(stage: Stage) -> None:
    """A page of links without an end, given as a feed."""
    stage.web.page("/feed", "<html><head>" + "<link " * 30_000 + "<link " + "rel=" * 50_000)
    async with stage.running(near_web=True):
        await stage.owner.asks(f"/feed {stage.address(FEED, '/feed')}", within=RECEIPT_SECONDS)
    stage.demand_no_change()


async def looked(stage: Stage, within: float) -> None:
    """Wait until every feed was looked at."""
    with stage.library() as library:
        feeds = library.feeds
        await stage.until(
            lambda: all(one.checked_at for one in feeds.of(stage.world.bot.id)),
            within,
            "the look at a feed had no end",
        )


def bound_group(stage: Stage) -> tuple[Person, Chat]:
    """A group that is bound to a collection, and its admin, who has no right elsewhere."""
    admin = stage.person("Anders")
    group = stage.world.supergroup("Valley desk", [admin])
    with stage.library() as library:
        library.people.bind(group.id, "valley")
    return admin, group


def adds(admin: Person, group: Chat, data: bytes, name: str = "news.jsonl") -> Message:
    """Send a file to a group, and /add in reply to it; the command."""
    sent = admin.sends_document(name, data, chat=group)
    return admin.says(f"/add@{admin.state.bot.username}", reply_to=sent)


def white_line() -> bytes:
    """A line of JSON with a run of spaces."""
    text = f"The council met on Tuesday.{' ' * WHITE}It voted for the budget."
    return json.dumps({"title": "Budget", "text": text}).encode()
