"""One entry of a feed that keeps the others from being read."""

from tests.attack.attacks.freezing import FEED, looked
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.feed_files import item, rss
from tests.support.web_pages import page

CHARSETS = (
    "undefined",
    "unicode_escape",
    "raw_unicode_escape",
    "idna",
    "punycode",
    "rot13",
    "hex",
    "mbcs",
    "\\x00",
)
GOOD = "The ferry of Orrin sails again since Thursday, said its captain after the repair of the hull."


@attack(seconds=120)
async def attack_06_charsets_that_are_none(stage: Stage) -> None:
    """Entries whose pages are in charsets that Python has and no page is in, before one that is sound."""
    links = []
    for number, charset in enumerate(CHARSETS):
        stage.web.page(f"/{number}", b"\xff\\" + page().encode(), f"text/html; charset={charset}")
        links.append(stage.address(FEED, f"/{number}"))
    stage.web.page("/sound", page([GOOD] * 3))
    links.append(stage.address(FEED, "/sound"))
    entries = [item(number, link) for number, link in enumerate(links)]
    stage.web.page("/feed", rss(*entries), "application/rss+xml")
    stage.follow_feed(stage.address(FEED, "/feed"), stage.owner)
    async with stage.running(near_web=True):
        await looked(stage, 90)
    assert any(GOOD in one.text for one in stage.articles()), "the sound entry was not read"
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_06_addresses_that_are_none(stage: Stage) -> None:
    """Entries that lead to addresses that no library takes, before one that is sound."""
    wrong = [
        "http://[", "http://[::1", "http://a\x00b.example/", "http://" + "a" * 300 + ".example/",
        "javascript:alert(1)",
        "http://xn--a.example/", "http://\u2025.example/", "file:///etc/passwd", "http://b.example:99999/",
        "http://b.example:port/", "data:text/html,x", "http:///x", "http://%00.example/",
    ]  # fmt: skip
    stage.web.page("/sound", page([GOOD] * 3))
    entries = [
        f"<item><title>Story {number}</title><link><![CDATA[{link}]]></link><guid>{number}</guid></item>"
        for number, link in enumerate(one.replace("\x00", "") for one in wrong)
    ]
    stage.web.page("/feed", rss(*entries, item(99, stage.address(FEED, "/sound"))), "application/rss+xml")
    stage.follow_feed(stage.address(FEED, "/feed"), stage.owner)
    async with stage.running(near_web=True):
        await looked(stage, 90)
    assert any(GOOD in one.text for one in stage.articles()), "the sound entry was not read"
    stage.demand_newsroom_as_it_was()
