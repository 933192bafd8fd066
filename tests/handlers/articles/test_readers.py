"""Readers look through the articles too, in private: what belongs to no other chat, and only to read."""

import pytest

from corpus.library import Library
from corpus.models import Draft
from tests.support.conversation import StartBot
from tests.world import Person, World

HARBOUR = Draft(text="The harbour of Brenn opened again.", title="Harbour of Brenn opens", source="Wire")
PORT = Draft(text="Le port de Brenn a rouvert.", title="Le port rouvre", language="fr", collection="port")
DESK = Draft(text="The desk of Hollin keeps this to itself.", title="Kept", collection="desk")
REFUSED = "Only admins with that right can do this."


@pytest.fixture
def stories(library: Library) -> Library:
    """Three articles, the last of a collection that a group works with."""
    for draft in (HARBOUR, PORT, DESK):
        library.add(draft)
    library.people.bind(-1, "desk")
    return library


@pytest.fixture
def sam(world: World) -> Person:
    """A reader."""
    return world.person("Sam")


async def test_a_reader_sees_headlines_sources_and_days_but_not_what_is_bound_elsewhere(
    stories: Library, start_bot: StartBot, world: World, sam: Person
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada]):
        listed = await sam.asks("/articles")
        of_staff = await ada.asks("/articles")
    assert "2 articles" in listed.text
    assert ("Harbour of Brenn opens" in listed.text, "Kept" in listed.text) == (True, False)
    assert "Kept" in of_staff.text


async def test_a_reader_opens_the_text_of_an_article_and_can_change_nothing(
    stories: Library, start_bot: StartBot, world: World, sam: Person
) -> None:
    async with start_bot():
        listed = await sam.asks("/articles")
        await sam.presses(listed, "1")
        await world.quiet()
        opened = world.from_bot(sam.private)[-1]
    assert opened.quotes == [HARBOUR.text]
    assert not {"Remove", "Edit", "Undo"} & set(opened.buttons)
    assert "Remove these" not in listed.buttons


async def test_what_is_bound_elsewhere_opens_by_no_number_no_press_and_no_filter(
    stories: Library, start_bot: StartBot, world: World, sam: Person
) -> None:
    async with start_bot():
        listed = await sam.asks("/articles")
        by_number = await sam.asks("/article 3")
        by_filter = await sam.asks("/articles collection:desk")
        notice = await sam.forges(listed, "ar:3:0:0")
    assert DESK.text not in by_number.text + by_filter.text
    assert "Kept" not in by_filter.text
    assert notice.text is not None
    assert DESK.text not in "".join(message.text for message in world.from_bot(sam.private))


async def test_an_older_version_is_for_the_staff_alone(
    stories: Library, start_bot: StartBot, world: World, sam: Person
) -> None:
    stories.edit(1, {"title": "Harbour of Brenn is open"})
    async with start_bot():
        listed = await sam.asks("/articles")
        await sam.presses(listed, "1")
        await world.quiet()
        opened = world.from_bot(sam.private)[-1]
        notice = await sam.forges(listed, "ar:1:1:0")
    assert "Version" not in opened.text
    assert notice.text is not None


@pytest.mark.parametrize("typed", ["lang:fr", "language: French", "langue : français", "LANG:FR"])
async def test_a_list_is_filtered_by_language(
    stories: Library, start_bot: StartBot, sam: Person, typed: str
) -> None:
    async with start_bot():
        listed = await sam.asks(f"/articles {typed}")
    assert ("Le port rouvre" in listed.text, "Harbour" in listed.text) == (True, False)
    assert "in French" in listed.text


async def test_what_is_no_filter_is_remarked_upon_where_nothing_is_found(
    stories: Library, start_bot: StartBot, sam: Person
) -> None:
    async with start_bot():
        listed = await sam.asks("/articles tongue:fr")
        found = await sam.asks("/articles Harbour")
    assert "“tongue:” is not a filter" in listed.text
    assert "is not a filter" not in found.text


async def test_the_setting_keeps_readers_from_looking(
    stories: Library, start_bot: StartBot, world: World, sam: Person
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada], readers_may_list=False):
        replies = [await sam.asks(words) for words in ("/articles", "/article 1")]
        help, listed = await sam.asks("/help"), await ada.asks("/articles")
        menu = sam.menu()
    assert [reply.text for reply in replies] == [REFUSED] * 2
    assert ("/articles" in help.text, "articles" in menu) == (False, False)
    assert "Harbour of Brenn opens" in listed.text


async def test_what_is_typed_is_completed_by_no_name_that_is_hidden(
    stories: Library, start_bot: StartBot, sam: Person
) -> None:
    stories.add(Draft(text="A secret bulletin.", source="Secret Bulletin", collection="desk"))
    async with start_bot():
        replies = [await sam.asks(f"/articles {words}") for words in ("collection:des", "source:secret")]
    assert "desk" not in replies[0].text
    assert "Bulletin" not in replies[1].text
