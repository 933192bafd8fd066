"""What a receipt says of an article, and what can be done with the article from there."""

import pytest

from corpus.chats.rights import Right
from corpus.library import Library
from tests.support.conversation import CANCELLED, VISIT, WHO, StartBot, after_press
from tests.support.near_duplicates import BODY, LEADS
from tests.support.staff import hire
from tests.world import Person, World

CORRECTED = VISIT.replace("lundi soir", "dimanche soir")


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_a_receipt_quotes_the_beginning_and_opens_the_article_also_when_it_was_there_already(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        again = await world.reply_to(ada.sends_document("copie.txt", VISIT.encode()))
        opened = await after_press(world, ada, again, "Open")
    assert receipt.quotes == again.quotes == [VISIT.splitlines()[2]]
    assert again.text.startswith("Already here, unchanged: Pas de ministre à Belmont")
    assert CANCELLED in opened.text


async def test_a_corrected_text_replaces_the_old_one_whose_citations_still_open_and_say_so(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        answer = await ada.asks(WHO)
        unchanged = await after_press(world, ada, answer, "Context")
        receipt = await world.reply_to(ada.sends_document("visite.txt", CORRECTED.encode()))
        context = await after_press(world, ada, answer, "Context")
        await ada.presses(receipt, "Undo")
        await world.quiet()
        undone = await after_press(world, ada, answer, "Context")
    assert "It replaces version 1; what was cited from that one still opens it." in receipt.text
    assert CANCELLED in context.text
    assert context.text.endswith("This is version 1; the article has changed since.")
    assert context.buttons[-1] == "As it is now"
    assert "has changed since" not in unchanged.text + undone.text


async def test_an_edited_title_is_no_change_of_what_was_cited(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    [visit] = [article for article in news.articles(5) if article.language == "fr"]
    async with start_bot([ada]):
        answer = await ada.asks(WHO)
        news.edit(visit.key, {"title": "Belmont sans ministre"})
        context = await after_press(world, ada, answer, "Context")
    assert "has changed since" not in context.text


async def test_of_two_like_articles_the_new_one_is_skipped_by_whoever_may_only_add(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    async with start_bot([ada]):
        await world.reply_to(bea.sends_document("first.txt", (LEADS[0] + BODY).encode()))
        receipt = await world.reply_to(bea.sends_document("second.txt", (LEADS[1] + BODY).encode()))
        choices = receipt.buttons[-2:]
        await bea.presses(receipt, "Skip this one")
        await world.quiet()
    assert choices == ["Keep both", "Skip this one"]
    assert receipt.buttons == ["Edit", "Ask it", "Open"]
    assert [article.title for article in library.articles(5)] == ["Larkness gets a second harbour"]
