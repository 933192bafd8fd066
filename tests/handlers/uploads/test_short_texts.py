"""A short text of an admin that may be an article or a question: they say which."""

import pytest

from corpus.library import Library
from tests.support.conversation import StartBot
from tests.world import Person, World

DISPATCH = (
    "Harbour of Brenn opens\n\nBRENN, March 3, 2026 (Sample Wire) - The harbour of Brenn opened again on "
    "Monday, the prefect said. The fishermen are glad of it."
)


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_a_short_dispatch_can_be_added(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        sent = ada.says(DISPATCH)
        choice = await world.reply_to(sent)
        assert (choice.text, choice.buttons) == ("Is this an article or a question?", ["Add it", "Ask it"])
        await ada.presses(choice, "Add it")
        await world.quiet()
    assert (choice.text, choice.buttons) == ("Taken as an article.", [])
    [article] = library.articles(9)
    assert (article.title, article.source) == ("Harbour of Brenn opens", "Sample Wire")
    assert world.from_bot(ada.private)[-1].text.startswith("Added: Harbour of Brenn opens")


async def test_or_it_can_be_asked(world: World, library: Library, start_bot: StartBot) -> None:
    anne = world.person("Anne", language_code="fr")
    words = (
        "Je cherche quand le port de Brenn a été rouvert. C'est pour un article de demain, merci beaucoup."
    )
    async with start_bot(admins=[anne]):
        await world.reply_to(anne.says(f"/add {DISPATCH}"))
        choice = await world.reply_to(anne.says(words))
        assert choice.buttons == ["Ajouter", "Poser la question"]
        await anne.presses(choice, "Poser la question")
        await world.quiet()
    assert choice.text == "Reçu comme question."
    assert "Brenn" in world.from_bot(anne.private)[-1].text
    assert len(library.articles(9)) == 1


async def test_a_text_that_was_deleted_meanwhile_is_asked_for_again(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        sent = ada.says(DISPATCH)
        choice = await world.reply_to(sent)
        ada.deletes(sent)
        await ada.presses(choice, "Add it")
        await world.quiet()
    assert choice.text == "The text is gone. Send it again."
    assert library.articles(9) == []


@pytest.mark.parametrize(
    "question",
    [
        "When was the harbour of Brenn opened again, and what did the prefect say about it on that day?",
        "tell me everything that is known about the harbour of Brenn and about the people who work there",
    ],
)
async def test_what_asks_or_is_one_line_stays_a_question(
    world: World, library: Library, start_bot: StartBot, ada: Person, question: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await ada.asks(question)
    assert "Add it" not in reply.buttons


async def test_readers_are_not_asked(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        reply = await world.person("Sam").asks(DISPATCH)
    assert "Add it" not in reply.buttons


async def test_a_short_text_in_reply_to_the_request_of_a_gap_is_the_article(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.says(f"/add {DISPATCH}"))
        await ada.asks("Who dredged the river of Ostrel?")
        await world.quiet()
        gaps = await ada.asks("/gaps")
        await ada.presses(gaps, gaps.buttons[0])
        await world.quiet()
        request = world.from_bot(ada.private)[-1]
        receipt = await ada.asks("The Brun brothers dredged the river of Ostrel.", reply_to=request)
        await world.quiet()
    assert receipt.text.startswith("Added:")
    assert "now has an answer" in world.from_bot(ada.private)[-1].text
