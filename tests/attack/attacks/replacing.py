"""Articles of others replaced, or words put under their address."""

import json
from datetime import UTC, datetime

from tests.attack.attacks.freezing import RECEIPT_SECONDS, adds, bound_group, looked
from tests.attack.newsroom import ARTICLES, BRIDGE
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.feed_files import rss
from tests.support.web_pages import page
from tests.support.zip_files import zip_of
from tests.world import Message

TITLE = ARTICLES[0].title or ""
FALSE = "The Larkness bridge will stay open for ever, said deputy mayor Nobody."
MORE = ARTICLES[0].text  # an altered copy, whose words are nearly those of the article that it means


@attack(seconds=90)
async def attack_03_title_across_origins(stage: Stage) -> None:
    """A page of another site with an article's title and an altered copy, by somebody who may add."""
    stage.web.page("/copy", page([FALSE, MORE], f"<title>{TITLE}</title>").replace("Ferry stopped", TITLE))
    async with stage.running(near_web=True):
        link = stage.owner.says(stage.address("evil.example", "/copy"))
        await stage.world.reply_to(link, RECEIPT_SECONDS)
        copy = stage.owner.says(f"/add {TITLE}\n\n{FALSE}\n\n{MORE}")
        await stage.world.reply_to(copy, RECEIPT_SECONDS)
    demand_nobody_else_speaks(stage)


@attack(seconds=90)
async def attack_03_channel_post_takes_a_title(stage: Stage) -> None:
    """A post of a followed channel that begins with an article's title."""
    poster = stage.person("Petra")
    channel = stage.world.channel("Rumours", [poster], username="rumours", bot=True)
    with stage.library() as library:
        library.channels.follow(
            stage.world.bot.id, channel.id, channel.title, stage.owner.id, datetime.now(UTC)
        )
        async with stage.running():
            before = library.sequence()
            post = poster.says(f"{TITLE}\n\n{FALSE}\n\n{MORE}", chat=channel)
            await stage.until(lambda: library.sequence() > before, RECEIPT_SECONDS, "the post was not taken")
            poster.edits(post, f"{TITLE}\n\n{FALSE} And more.\n\n{MORE}")
            await stage.until(lambda: library.sequence() > before + 1, 10, "the edit was not taken")
    demand_nobody_else_speaks(stage)


@attack(seconds=90)
async def attack_03_feed_takes_a_title(stage: Stage) -> None:
    """An entry of a feed, and its page, that bear an article's title."""
    stage.web.page("/copy", page([FALSE, MORE], f"<title>{TITLE}</title>").replace("Ferry stopped", TITLE))
    await play_feed(stage, entry(stage.address("evil.example", "/copy"), ""))


@attack(seconds=90)
async def attack_03_feed_speaks_for_another_site(stage: Stage) -> None:
    """A feed whose entries link to another site and bring a text of their own."""
    missing = stage.address("larkness-post.example", "/gone")
    await play_feed(
        stage, entry(BRIDGE, f"<p>{FALSE}</p><p>{MORE}</p>"), entry(missing, f"<p>{FALSE}</p><p>{MORE}</p>")
    )
    spoken = [one for one in stage.articles() if FALSE in one.text and "larkness-post" in (one.url or "")]
    assert not spoken, f"the feed's text stands under {spoken[0].url}"


@attack(seconds=90)
async def attack_03_page_declares_another_address(stage: Stage) -> None:
    """A page that says that its address is an article's of another site, or of its neighbour."""
    declared = f'<link rel="canonical" href="{BRIDGE}"><meta property="og:url" content="{BRIDGE}">'
    stage.web.page("/copy", page([FALSE, MORE], f"<title>Other</title>{declared}"))
    stage.web.redirect("/away", BRIDGE)
    async with stage.running(near_web=True):
        for path in ("/copy", "/away"):
            link = stage.owner.says(stage.address("evil.example", path))
            await stage.world.reply_to(link, RECEIPT_SECONDS)
    demand_nobody_else_speaks(stage)


@attack(seconds=120)
async def attack_20_group_admin_replaces_any_article(stage: Stage) -> None:
    """The admin of a bound group adds a text, a file and lines with ids that name articles outside."""
    admin, group = bound_group(stage)
    by_id = [
        json.dumps({"id": one.id, "title": one.title, "text": f"{FALSE} {MORE}", "url": one.url})
        for one in stage.articles()
    ]
    by_title = json.dumps({"title": TITLE, "text": f"{FALSE} {MORE}", "url": BRIDGE})
    files = {
        "ids.jsonl": "\n".join(by_id).encode(),
        "title.jsonl": by_title.encode(),
        "title.txt": f"{TITLE}\n\n{FALSE}\n\n{MORE}".encode(),
        "pack.zip": zip_of({"a.jsonl": "\n".join(by_id).encode(), "b.txt": f"{TITLE}\n\n{FALSE}".encode()}),
    }
    async with stage.running():
        text = admin.says(f"{TITLE}\n\n{FALSE}\n\n{MORE}", chat=group)
        commands: list[Message] = [admin.says(f"/add@{stage.world.bot.username}", reply_to=text)]
        for name, data in files.items():
            commands.append(adds(admin, group, data, name))
            await stage.world.reply_to(commands[-1], RECEIPT_SECONDS)
    demand_nobody_else_speaks(stage)
    outside = [one.collection for one in stage.articles() if FALSE in one.text and one.collection != "valley"]
    assert not outside, f"the group's text stands in the collection {outside[0]}"


@attack(seconds=90)
async def attack_20_two_groups_with_one_title(stage: Stage) -> None:
    """Two bound groups add texts with the same title, without any ill will."""
    admin, group = bound_group(stage)
    other = stage.person("Birgit")
    second = stage.world.supergroup("Coast desk", [other])
    with stage.library() as library:
        library.people.bind(second.id, "coast")
    async with stage.running():
        for person, chat, words in (
            (admin, group, "The mill is sold."),
            (other, second, "The pier is shut."),
        ):
            text = person.says(f"Point presse\n\n{words} " + "The mayor spoke for an hour. " * 8, chat=chat)
            command = person.says(f"/add@{stage.world.bot.username}", reply_to=text)
            await stage.world.reply_to(command, RECEIPT_SECONDS)
    kept = {one.collection: one.text for one in stage.articles() if one.collection}
    assert set(kept) == {"valley", "coast"}, f"of two articles there is left: {kept}"


async def play_feed(stage: Stage, *entries: str) -> None:
    """Let the bot look at a feed of these entries."""
    stage.web.page("/feed", rss(*entries), "application/rss+xml")
    stage.follow_feed(stage.address("evil.example", "/feed"), stage.owner)
    async with stage.running(near_web=True):
        await looked(stage, RECEIPT_SECONDS)
    demand_nobody_else_speaks(stage)


def entry(link: str, content: str) -> str:
    """An entry of a feed that bears an article's title."""
    return (
        f"<item><title>{TITLE}</title><link>{link}</link><guid isPermaLink='false'>{link}</guid>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def demand_nobody_else_speaks(stage: Stage) -> None:
    """The newsroom's articles are what they were, and answers to others never cited the false sentence."""
    stage.demand_newsroom_as_it_was()
    false = [one for one in stage.articles() if FALSE in one.text]
    speaking = [one for one in false if one.source == ARTICLES[0].source]
    assert not speaking, f"the false article stands under the source {speaking[0].source!r}"
