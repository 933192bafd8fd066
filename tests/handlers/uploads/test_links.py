"""Links that admins send become articles."""

import pytest

from corpus.library import Library
from corpus.web.addresses import Reach
from tests.support.conversation import StartBot
from tests.support.web_pages import page
from tests.support.web_server import ODD, Site
from tests.world import Person, World

NEAR = Reach(private=True)


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_each_link_of_a_message_becomes_an_article_with_its_receipt(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    story, gone = web.page("/story?utm_source=chat", page()), web.address + "/gone"
    async with start_bot([ada], reach=NEAR):
        ada.says(f"for the desk: {story} and {gone}")
        await world.quiet()
    receipt, failure = world.from_bot(ada.private)
    assert receipt.text.startswith("Added: Ferry stopped\nLarkness Post · English · 12 June 2025 · ")
    assert receipt.buttons == ["Undo", "Edit", "Ask it", "Open"]
    assert (
        failure.text
        == f"{gone}: it could not be fetched (404 Not Found). Check that it is still there, then try again."
    )
    [article] = library.articles(5)
    assert library.article(article.id).url == f"{web.address}/story"


async def test_a_link_over_which_something_unknown_happens_does_not_stop_the_others(
    world: World,
    library: Library,
    start_bot: StartBot,
    ada: Person,
    web: Site,
    caplog: pytest.LogCaptureFixture,
) -> None:
    story = web.page("/story", page(), "text/html; charset=undefined")
    async with start_bot([ada], reach=ODD):
        ada.says(f"http://odd.example/1 https://[ {story}")
        await world.until(lambda: library.count() == 1)
        await world.quiet()
    apology, receipt = world.from_bot(ada.private)[0], world.from_bot(ada.private)[-1]
    assert apology.text.startswith("Sorry, something went wrong")
    assert receipt.text.startswith("Added: Ferry stopped")
    assert "a link was not read" in caplog.text
    caplog.clear()


async def test_a_page_that_was_sent_before_is_already_here(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    story = web.page("/story", page())
    async with start_bot([ada], reach=NEAR):
        await ada.asks(story)
        again = await ada.asks(f"/add {story}#comments")
    assert again.text.startswith("Already here, unchanged: Ferry stopped")


async def test_a_link_to_a_machine_near_the_bot_is_refused(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    async with start_bot([ada]):
        refused = await ada.asks(web.page("/story", page()))
    assert "I can’t open private or non-web addresses" in refused.text
    assert web.asked == []


async def test_a_question_with_a_link_in_it_stays_a_question(
    world: World, news: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    async with start_bot([ada], reach=NEAR):
        await ada.asks(f"Who cancelled the visit to Belmont, as {web.address}/story says?")
    assert web.asked == []


async def test_a_bare_domain_amid_words_is_part_of_a_question(
    news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        replies = [
            await ada.asks(words)
            for words in ("who runs booking.com", "what does the EU want from X.com", "Amazon.fr en grève")
        ]
    assert all("in my articles" in reply.text or "mes articles" in reply.text for reply in replies)


async def test_of_too_many_links_the_first_are_read(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    async with start_bot([ada], reach=NEAR):
        told = await ada.asks("\n".join(f"{web.address}/{number}" for number in range(12)))
        await world.until(lambda: "/3" in web.asked)  # the flood limit spreads the replies to the others
    assert told.text.startswith("12 links, and I read 10 per message.")
