"""Several questions in one message: one reply that answers each."""

import pytest

from corpus.library import Library
from corpus.models import Draft
from tests.support.conversation import StartBot
from tests.world import Person, World

CONCERT = "The concert on the island was cancelled on Monday by the conductor, Paul Vernet, who is ill."
BRIDGE = "The stone bridge was closed in September by the prefect, Anne Rochard, because of cracks."
HARBOUR = "The fishing harbour of Brenn will be dredged in May for two million euros."
BOTH = "Who cancelled the concert on the island? Who closed the stone bridge?"


@pytest.fixture
def stories(library: Library) -> Library:
    """A corpus of three articles of one sentence."""
    for text in (CONCERT, BRIDGE, HARBOUR):
        library.add(Draft(text=text))
    return library


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


async def test_one_reply_answers_two_questions_each_under_its_own(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await anna.asks(BOTH)
    assert reply.quotes == [CONCERT, BRIDGE]
    lines = reply.text.splitlines()
    assert lines[0] == "1. Who cancelled the concert on the island?"
    assert "2. Who closed the stone bridge?" in lines
    assert world.from_bot(anna.private) == [reply]


async def test_its_buttons_show_the_paragraph_of_each(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await anna.asks(BOTH)
        assert reply.buttons == ["Context 1", "Context 2"]
        await anna.presses(reply, "Context 2")
        paragraph = await world.reply_to(reply)
    assert paragraph.quotes == [BRIDGE]


async def test_a_question_may_follow_the_one_before_it(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await anna.asks("Who cancelled the concert on the island? And when?")
        later = await anna.asks("and why?")
    assert reply.quotes == [CONCERT, CONCERT]
    assert "2. Who cancelled the concert on the island – when?" in reply.text
    assert later.text.startswith("I read this as: Who cancelled the concert on the island – why?")


async def test_what_the_articles_do_not_say_is_said_of_that_question_alone(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await anna.asks("Who closed the stone bridge? Which submarine sank near Tasmania?")
    assert reply.quotes == [BRIDGE]
    assert reply.text.endswith("2. Which submarine sank near Tasmania?\nI found no answer in my articles.")
    assert reply.buttons == ["Context 1"]


async def test_of_four_questions_three_are_answered_and_the_reply_says_so(
    world: World, stories: Library, start_bot: StartBot
) -> None:
    anne = world.person("Anne", language_code="fr")
    asked = f"{BOTH} When will the fishing harbour be dredged? Where is Brenn?"
    async with start_bot():
        reply = await anne.asks(asked)
        french = await anne.asks("Qui a annulé le concert ? Qui a fermé le pont ? Où ? Quand ?")
    assert reply.quotes == [CONCERT, BRIDGE, HARBOUR]
    assert reply.text.endswith("I answer three questions at a time. Ask the others again.")
    assert french.text.endswith("Je réponds à trois questions à la fois. Reposez les autres.")


async def test_an_edit_that_adds_a_question_answers_it_in_the_same_reply(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says("Who closed the stone bridge?")
        reply = await world.reply_to(question)
        anna.edits(question, BOTH)
        await world.until(lambda: reply.edited)
    assert reply.quotes == [CONCERT, BRIDGE]
    assert world.from_bot(anna.private) == [reply]


async def test_without_articles_it_says_so_once(library: Library, start_bot: StartBot, anna: Person) -> None:
    async with start_bot():
        reply = await anna.asks(BOTH)
    assert reply.text == "I have no articles yet, so I can’t answer."
