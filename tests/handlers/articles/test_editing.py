"""What is said of an article, changed in the chat; its text stays, and so do old citations."""

from datetime import date

import pytest

from corpus.library import Library
from tests.support.conversation import FERRY, StartBot, after_press
from tests.world import Person, World


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_a_title_is_changed_by_a_reply_also_after_a_restart_and_taken_back(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("ferry.txt", FERRY.encode()))
        assert receipt.buttons == ["Undo", "Edit", "Ask it", "Open"]
        card = await after_press(world, ada, receipt, "Edit")
        assert card.buttons[:6] == ["Title", "Source", "Address", "Date", "Language", "Collection"]
        question = await after_press(world, ada, card, "Title")
        assert question.text.splitlines()[0] == "Title: A ferry for Larkness"
    async with start_bot([ada]):
        changed = await ada.asks("A second ferry for Larkness", reply_to=question)
        assert changed.text.startswith("Title changed to A second ferry for Larkness.\n")
        [article] = library.articles(5)
        assert (article.title, library.article(article.id).text) == (
            "A second ferry for Larkness",
            library.article(article.id, 1).text,
        )
        again = await world.reply_to(ada.sends_document("ferry.txt", FERRY.encode()))
        assert again.text.startswith("Already here, unchanged: A second ferry for Larkness")
        await ada.presses(changed, "Undo")
        await world.quiet()
    assert library.articles(5)[0].title == "A ferry for Larkness"


@pytest.mark.parametrize(
    ("label", "typed", "field", "value"),
    [
        ("Date", "9 juin 2025", "published", date(2025, 6, 9)),
        ("Date", "-", "published", None),
        ("Source", "Larkness Post", "source", "Larkness Post"),
        ("Address", "https://news.example/ferry", "url", "https://news.example/ferry"),
        ("Collection", "ferries", "collection", "ferries"),
    ],
)
async def test_each_field_takes_what_it_can_be(
    world: World,
    news: Library,
    start_bot: StartBot,
    ada: Person,
    label: str,
    typed: str,
    field: str,
    value: object,
) -> None:
    [ferry] = [article for article in news.articles(5) if article.language == "en"]
    async with start_bot([ada]):
        card = await ada.asks(f"/edit {ferry.id}")
        await ada.asks(typed, reply_to=await after_press(world, ada, card, label))
    assert getattr(news.article(ferry.id), field) == value


@pytest.mark.parametrize(
    ("label", "typed", "expected"),
    [
        ("Date", "31 February 2025", "A date is written"),
        ("Date", "2525-01-01", "A date is written"),
        ("Address", "javascript:alert(1)", "An address begins"),
        ("Address", "https://afp.example@evil.example/1", "An address begins"),
        ("Address", "https://afp.example\\@evil.example/1", "An address begins"),
        ("Title", "x" * 400, "A title has 1 to 300 characters"),
    ],
)
async def test_what_a_field_cannot_be_is_refused_and_nothing_changed(
    world: World, news: Library, start_bot: StartBot, ada: Person, label: str, typed: str, expected: str
) -> None:
    async with start_bot([ada]):
        card = await ada.asks("/edit 2")
        refused = await ada.asks(typed, reply_to=await after_press(world, ada, card, label))
    assert refused.text.startswith(expected)
    assert news.article_by_key(2).version == 1


async def test_a_language_is_chosen_by_a_button(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        card = await ada.asks("/edit 2")
        offered = await after_press(world, ada, card, "Language")
        await ada.presses(offered, "German")
        await world.quiet()
    assert news.article_by_key(2).language == "de"


async def test_a_stranger_changes_nothing(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        refused = await world.person("Bert").asks("/edit 2")
    assert refused.text == "Only admins with that right can do this."


async def test_one_article_alone_is_asked_by_a_reply(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        receipt = await world.reply_to(
            ada.sends_document("again.txt", b"The pier of Sallow was painted on Monday.")
        )
        question = await after_press(world, ada, receipt, "Ask it")
        assert question.text.startswith("Your question to The pier of Sallow was painted on Monday.")
        answer = await ada.asks("What was painted on Monday?", reply_to=question)
        elsewhere = await ada.asks("Who is the captain of the ferry?", reply_to=question)
    assert answer.quotes == ["The pier of Sallow was painted on Monday."]
    assert answer.buttons == ["Context"]
    assert elsewhere.text.startswith("I found no answer in my articles.")
