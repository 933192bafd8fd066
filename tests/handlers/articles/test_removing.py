"""Taking articles out, one or many, and getting them back; what was removed is gone through every door."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.library import Library
from corpus.models import Draft
from corpus.store.replacing import EVERYTHING
from tests.support.conversation import CANCELLED, FERRY, WHO, StartBot
from tests.support.watched import PILOT, looked_at_all, publish, watched
from tests.world import Message, Person, World

GONE = "This article has been removed."


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


@pytest.fixture
def wire(library: Library) -> Library:
    """Seven short articles of one source, and one of another."""
    for number in range(1, 8):
        draft = Draft(id=f"w{number}", title=f"Wire {number}", source="Wire", text=f"Day {number} was calm.")
        library.add(draft)
    library.add(Draft(id="p1", title="Post", source="Post", text="Another day was calm."))
    return library


def ids(library: Library) -> list[str]:
    """The ids of the articles that answer, the oldest first."""
    return [article.id for article in library.articles(100)][::-1]


async def pressed(world: World, person: Person, message: Message, label: str) -> Message:
    """The last message in the chat after a press."""
    await person.presses(message, label)
    await world.quiet()
    return world.from_bot(person.private)[-1]


@pytest.mark.parametrize("name", ["w3", "3"])
async def test_one_article_is_removed_at_once_and_undone(
    world: World, wire: Library, start_bot: StartBot, ada: Person, name: str
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await ada.asks(f"/remove {name}")
        assert "w3" not in ids(wire)
        await pressed(world, ada, receipt, "Undo")
    assert receipt.text.splitlines()[0] == "Removed: Wire 3"
    assert "w3" in ids(wire)


async def test_several_are_removed_after_a_question_and_come_back_together(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        asked = await ada.asks("/remove w1 p1 2 w1")
        question, buttons, before = asked.text, asked.buttons, wire.count()
        receipt = await pressed(world, ada, asked, "Yes, remove 3")
        removed = ids(wire)
        undone = await pressed(world, ada, receipt, "Undo")
        back = wire.count()
        await pressed(world, ada, undone, "Undo")
    assert question == "Remove 3 articles?\n3 chosen articles\n8. Post\n2. Wire 2\n1. Wire 1"
    assert (buttons, before) == (["Yes, remove 3", "No"], 8)
    assert (receipt, receipt.text) == (asked, "3 articles removed\n1. Wire 1\n2. Wire 2\n8. Post")
    assert removed == ["w3", "w4", "w5", "w6", "w7"]
    assert (undone.text.splitlines()[0], back) == ("3 articles back again", 8)
    assert ids(wire) == removed
    assert len({change.batch for change in wire.changes(after=8)}) == 3


async def test_what_a_filter_lets_through_is_removed_also_after_a_restart(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        asked = await ada.asks("/remove wire source:WIRE")
    question = asked.text.splitlines()
    async with start_bot(admins=[ada]):
        receipt = await pressed(world, ada, asked, "Yes, remove 7")
    async with start_bot(admins=[ada]):
        assert ids(wire) == ["p1"]
        await pressed(world, ada, receipt, "Undo")
    assert question[:2] == ["Remove 7 articles?", "“wire” · source Wire"]
    assert (question[2], question[-1]) == ("7. Wire 7", "… and 2 more")
    assert wire.count() == 8


async def test_no_leaves_all_as_it_is(world: World, wire: Library, start_bot: StartBot, ada: Person) -> None:
    async with start_bot(admins=[ada]):
        asked = await ada.asks("/remove source:wire")
        await pressed(world, ada, asked, "No")
    assert (asked.text, asked.buttons, wire.count()) == ("Nothing was removed.", [], 8)


async def test_what_has_changed_since_the_question_is_asked_about_again(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        asked = await ada.asks("/remove source:wire")
        wire.remove(["w1"])
        wire.add(Draft(id="w8", source="Wire", text="It came in between."))
        notice = await ada.presses(asked, "Yes")
        await world.quiet()
        assert (asked.text.splitlines()[0], wire.count()) == ("Remove 7 articles?", 8)
        await pressed(world, ada, asked, "Yes")
    assert notice.text == "The articles have changed meanwhile. Please look again before you remove them."
    assert ids(wire) == ["p1"]


async def test_undo_of_many_says_which_have_changed_since(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        asked = await ada.asks("/remove w1 w2 w3")
        receipt = await pressed(world, ada, asked, "Yes")
        wire.add(Draft(id="w2", title="Wire 2", text="Sent again, with another text."), scope=EVERYTHING)
        undone = await pressed(world, ada, receipt, "Undo")
    assert undone.text.splitlines() == [
        "2 articles back again", "1. Wire 1", "3. Wire 3", "",
        "One article has changed since and stays as it is: w2",
    ]  # fmt: skip
    assert wire.article("w2").text == "Sent again, with another text."


async def test_a_filtered_list_and_an_open_article_have_their_buttons_to_remove(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        listed = await ada.asks("/articles source:post")
        asked = await pressed(world, ada, listed, "Remove these…")
        assert asked.text.splitlines()[0] == "Remove one article?"
        opened = await ada.asks("/article w1")
        receipt = await pressed(world, ada, opened, "Remove")
    assert (receipt.reply_to, receipt.text.splitlines()[0]) == (opened, "Removed: Wire 1")
    assert "Remove" not in opened.buttons


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (
            "/remove",
            "Write the ids or numbers of the articles after /remove, or what to look for, "
            "as after /articles: /remove source:AFP before:2025-06-01",
        ),
        ("/remove w1 nothing", "There is no article “nothing”. The list of articles shows the ids."),
        ("/remove source:nobody", "No article matches."),
        (
            "/remove after:noon",
            "I don’t recognise “noon” as a date. Write a day as 2025-06-30, a month as 2025-06, or a year.",
        ),
    ],
)
async def test_what_cannot_be_removed_is_said_and_nothing_is(
    wire: Library, start_bot: StartBot, ada: Person, said: str, answer: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await ada.asks(said)
    assert (reply.text, wire.count()) == (answer, 8)


async def test_a_removed_article_is_gone_through_every_door_at_once(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    [visit] = [article for article in news.articles(9) if article.language == "fr"]
    anna, bert = world.person("Anna"), world.person("Bert")  # one chat alone would meet the flood limits
    async with start_bot(admins=[ada]):
        answer = await anna.asks(WHO)
        inline = await anna.types_inline(f"@pullquote_bot {WHO}")
        listed, opened = await ada.asks("/articles"), await ada.asks(f"/article {visit.id}")
        await ada.asks(f"/remove {visit.id}")
        notices = [
            (await person.presses(message, label)).text
            for person, message, label in (
                (anna, answer, "Context"),
                (anna, answer, "👍"),
                (ada, listed, str(visit.key)),
                (ada, opened, "Remove"),
            )
        ]
        refused = [
            (await world.reply_to(bert.starts(f"a-{visit.key}"))).text,
            (await ada.asks(f"/article {visit.id}")).text,
        ]
        asked_again, inline_again = await bert.asks(WHO), await anna.types_inline(f"@pullquote_bot {WHO}")
    assert (answer.quotes, [CANCELLED in result.text for result in inline][:1]) == ([CANCELLED], [True])
    assert notices == [GONE] * 4
    assert refused == [GONE, f"There is no article “{visit.id}”. The list of articles shows the ids."]
    assert CANCELLED not in asked_again.text
    assert [result for result in inline_again if CANCELLED in result.text] == []


async def test_a_watched_question_is_told_nothing_of_what_was_removed_meanwhile(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await watched(ada)
    news.remove(publish(news, PILOT))
    async with start_bot(admins=[ada]):
        await looked_at_all(world, news)
    assert [message for message in world.from_bot(ada.private) if PILOT in message.text] == []


async def test_the_trash_tells_what_when_by_whom_and_how_long_and_gives_it_back(
    world: World, wire: Library, start_bot: StartBot, ada: Person
) -> None:
    wire.remove(["w1"])
    async with start_bot(admins=[ada]):
        await ada.asks("/remove w2")
        page = await ada.asks("/trash")
        lines, buttons = page.text.splitlines(), page.buttons
        notice = await ada.presses(page, "Restore 2")
        await world.quiet()
        left = page.buttons
        await ada.presses(page, "Restore 1")
        await world.quiet()
    assert lines[:2] == [
        "2 removed articles",
        "They come back with a button within 30 days, and are then erased for good.",
    ]
    assert lines[3] == "2. Wire 2"
    assert lines[4].endswith(f" by {ada.id}, 30 days left")
    assert lines[7].endswith(" from the command line, 30 days left")
    assert (buttons, left) == (["Restore 2", "Restore 1"], ["Restore 1"])
    assert (notice.text, notice.alert) == ("Back again: Wire 2", False)
    assert (page.text, wire.count()) == ("Nothing was removed in the last 30 days.", 8)


async def test_the_trash_has_pages(world: World, library: Library, start_bot: StartBot, ada: Person) -> None:
    for number in range(12):
        library.add(Draft(id=f"n{number}", text=f"Number {number} of twelve."))
    library.remove([f"n{number}" for number in range(12)])
    async with start_bot(admins=[ada]):
        page = await ada.asks("/trash")
        await pressed(world, ada, page, "Older")
        assert page.buttons == ["Restore 2", "Restore 1", "‹ Newer"]
        await pressed(world, ada, page, "Restore 2")
        await pressed(world, ada, page, "Restore 1")
    assert (len(page.buttons), page.text.splitlines()[0]) == (10, "10 removed articles")


async def test_after_thirty_days_old_buttons_say_that_the_article_is_gone(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("ferry.txt", FERRY.encode()))
        answer = await ada.asks("Who is the captain of the ferry?")
        [ferry] = [article for article in news.articles(9) if article.language == "en"]
        receipt = await ada.asks(f"/remove {ferry.id}")
        trash = await ada.asks("/trash")
        assert news.erase_expired(datetime.now(UTC) + timedelta(days=31)) == 1
        notices = [
            (await ada.presses(message, label)).text
            for message, label in ((answer, "Context"), (receipt, "Undo"), (trash, "Restore"))
        ]
    erased = f"The article “{ferry.id}” was erased for good, 30 days after its removal."
    assert notices == [GONE, *[f"{erased} Send it again if you need it."] * 2]
