"""What is written under a file or a picture: commands as in texts, and what the article is."""

from datetime import date

import pytest

from corpus.library import Library
from tests.support.conversation import StartBot
from tests.world import Person, World

SENTENCE = "The harbour of Brenn was dredged in May, the port authority said on Monday."
TEXT = f"Harbour of Brenn dredged\n\n{SENTENCE}\n".encode()
ASKED = "When was the harbour of Brenn dredged?"


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_ask_under_a_picture_in_a_group_is_answered(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    group = world.supergroup("Port", [ada])
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("brenn.txt", TEXT))
        asked = ada.sends_photo(b"picture", caption=f"/ask@pullquote_bot {ASKED}", chat=group)
        reply = await world.reply_to(asked)
        ada.sends_photo(b"picture", caption=f"/ask@other_bot {ASKED}", chat=group)
        await world.quiet()
    assert reply.quotes == [SENTENCE]
    assert world.from_bot(group) == [reply]


async def test_add_under_a_file_in_a_bound_group_adds_it(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    group = world.supergroup("Port", [ada])
    async with start_bot(admins=[ada]):
        await ada.asks("/bind@pullquote_bot port", chat=group)
        receipt = await world.reply_to(ada.sends_document("brenn.txt", TEXT, caption="/add", chat=group))
    assert receipt.text.startswith("Added: Harbour of Brenn dredged")
    assert [article.collection for article in library.articles(9)] == ["port"]


async def test_add_under_a_file_in_private_adds_it_once(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("brenn.txt", TEXT, caption="/add"))
        await world.quiet()
    assert receipt.text.startswith("Added: Harbour of Brenn dredged")
    assert world.from_bot(ada.private) == [receipt]


@pytest.mark.parametrize(
    "caption",
    [
        "Source: Brenn Echo. Date: 3 March 2026. https://echo.example/brenn",
        "source : Brenn Echo\ndate : 3 mars 2026\nlien : https://echo.example/brenn",
        "Brenn Echo, 3 March 2026\nhttps://echo.example/brenn",
        "/add Source: Brenn Echo, Date: 2026-03-03, URL: https://echo.example/brenn",
    ],
)
async def test_a_caption_says_source_day_and_address_of_the_article(
    world: World, library: Library, start_bot: StartBot, ada: Person, caption: str
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("brenn.txt", TEXT, caption=caption))
    [article] = library.articles(9)
    assert (article.source, article.published) == ("Brenn Echo", date(2026, 3, 3))
    assert article.url == "https://echo.example/brenn"
    assert "Brenn Echo · English · 3 March 2026" in receipt.text


@pytest.mark.parametrize("day", ["31 February 2026", "45/13/2025", "3 March 2099"])
async def test_a_date_that_cannot_be_is_told_and_left_out(
    world: World, library: Library, start_bot: StartBot, ada: Person, day: str
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(
            ada.sends_document("brenn.txt", TEXT, caption=f"Source: Brenn Echo. Date: {day}.")
        )
    [article] = library.articles(9)
    assert (article.source, article.published) == ("Brenn Echo", None)
    assert "The date given for it does not exist or lies in the future" in receipt.text


async def test_such_a_date_without_a_label_is_told_too(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(
            ada.sends_document("brenn.txt", TEXT, caption="Brenn Echo, 31 February 2026")
        )
    assert "The date given for it does not exist" in receipt.text


async def test_a_remark_under_a_file_says_nothing_of_its_article(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await world.reply_to(
            ada.sends_document("brenn.txt", TEXT, caption="From the meeting of 3 May, see p. 2")
        )
    [article] = library.articles(9)
    assert (article.source, article.published, article.url) == (None, None, None)


async def test_three_dispatches_in_one_paste_get_one_receipt_and_an_undo_each(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    places = ("Brenn", "Ostrel", "Hollin")
    paste = "\n\n---\n\n".join(
        f"Harbour of {place} opens\n\n{place.upper()}, March 3, 2026 (Sample Wire) - The harbour of {place} "
        "opened again on Monday, the prefect said. The fishermen are glad of it."
        for place in places
    )
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.says(paste))
        await ada.presses(receipt, "Undo 2")
        await world.quiet()
    assert [line for line in receipt.text.splitlines() if "Added" in line] == [
        f"{number}. Added: Harbour of {place} opens" for number, place in enumerate(places, 1)
    ]
    assert {article.title for article in library.articles(9)} == {
        "Harbour of Brenn opens",
        "Harbour of Hollin opens",
    }
