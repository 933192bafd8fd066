"""Watched questions: listed, ended by those who watch them, erased, and bounded."""

from datetime import timedelta

import pytest

from corpus.chats.preferences import Preferences
from corpus.chats.watches import MOST, Wanted
from corpus.library import Library
from handlers.chat.services import utc_now
from tests.support.conversation import StartBot
from tests.support.watched import (
    NOT_YOURS,
    NOTHING,
    PILOT,
    QUESTION,
    SECOND,
    STOP,
    WATCH,
    Clock,
    news_in,
    publish,
    watched,
)
from tests.world import Chat, Person, World


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


@pytest.fixture
def desk(world: World, anna: Person, bert: Person) -> Chat:
    return world.supergroup("Desk", [anna, bert])


async def test_more_sentences_leave_the_button_that_ends_the_watch(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    news.people.choose(anna.id, lambda _: Preferences(sentences=1))
    async with start_bot():
        await watched(anna)
        publish(news, PILOT, SECOND)
        told = await news_in(world, anna.private)
        await anna.presses(told, "More ›")
        await world.until(lambda: told.edited)
        notice = await anna.presses(told, STOP)
        await world.until(lambda: STOP not in told.buttons)
        publish(news, "Tom Vane will fly the airship to Tormel in winter.")
        again = await anna.asks("/watching")
    assert (notice.text, notice.alert) == ("Stopped watching.", False)
    assert "‹ Back" in told.buttons
    assert again.text == NOTHING


async def test_who_watches_nothing_ends_nothing_of_others(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        await watched(anna, desk)
        publish(news, PILOT)
        told = await news_in(world, desk)
        listed = await anna.asks("/watching", chat=desk)
        notices = [await bert.presses(told, STOP), await bert.presses(listed, "End 1")]
        await world.quiet()
        still = await anna.asks("/watching")
    assert [(notice.text, notice.alert) for notice in notices] == [(NOT_YOURS, True)] * 2
    assert listed.edited is None
    assert still.text.startswith(f"You are watching one question\n1. {QUESTION} · in a group, until ")


def watch_more(world: World, library: Library, person: Person, *questions: str) -> None:
    """Watch further questions of a person, as if their buttons had been pressed."""
    for question in questions:
        wanted = Wanted(bot=world.bot.id, chat=person.id, question=question, language="en", seen=2)
        assert library.watches.keep(wanted, person.id, utc_now())


async def test_the_list_ends_one_question_or_all(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    watch_more(world, news, anna, *(f"Who is {name}?" for name in ("Ada", "Ben", "Cleo")))
    async with start_bot():
        listed = await anna.asks("/watching")
        lines, buttons = listed.text.splitlines(), listed.buttons
        await anna.presses(listed, "End 2")
        await world.until(lambda: "Ben" not in listed.text)
        left = listed.buttons
        notice = await anna.presses(listed, "End all")
        await world.until(lambda: listed.text == NOTHING)
    assert (lines[0], len(lines)) == ("You are watching 3 questions", 4)
    assert lines[2].startswith("2. Who is Ben? · until ")
    assert buttons == ["End 1", "End 2", "End 3", "End all"]
    assert (left, listed.buttons) == (["End 1", "End 2", "End all"], [])
    assert notice.text == "Stopped watching 2 questions."


async def test_a_person_watches_twenty_questions_at_most(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    watch_more(world, news, anna, *(f"Who is {number}?" for number in range(MOST)))
    async with start_bot():
        reply = await anna.asks(QUESTION)
        notice = await anna.presses(reply, WATCH)
        listed = await anna.asks("/watching")
    assert (
        notice.text
        == "You are already watching 20 questions, which is the most I keep. Stop one with /watching."
    )
    assert (reply.buttons, len(listed.buttons)) == ([WATCH], MOST + 1)


@pytest.mark.parametrize("ending", ["/forget", "90 days"])
async def test_what_was_forgotten_or_is_over_is_told_no_more(
    world: World, news: Library, start_bot: StartBot, anna: Person, clock: Clock, ending: str
) -> None:
    async with start_bot(clock=clock):
        await watched(anna)
        if ending == "/forget":
            await anna.asks("/forget")
    clock.ahead = timedelta(days=90 if ending == "90 days" else 0)
    publish(news, PILOT)
    async with start_bot(clock=clock):
        listed = await anna.asks("/watching")
        await world.quiet(settled=0.6)
    assert (listed.text, world.from_bot(anna.private)[-1]) == (NOTHING, listed)
    assert news.watches.of(world.bot.id, anna.id, utc_now()) == []


async def test_the_watches_of_a_person_who_blocks_the_bot_end(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await watched(anna)
        anna.blocks_bot()
        publish(news, PILOT)
        await world.until(lambda: not news.watches.of(world.bot.id, anna.id, utc_now()))
