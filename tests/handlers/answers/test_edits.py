"""Edited questions, and questions that come twice, late or in another order."""

import time
from typing import Any

import pytest

from corpus.library import Library
from tests.support.conversation import BRIDGE, CANCELLED, WHEN, WHO, StartBot
from tests.world import Chat, Message, Person, World


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def desk(world: World, anna: Person) -> Chat:
    return world.supergroup("Desk", [anna])


def deliver(world: World, kind: str, message: Message, **changed: Any) -> None:
    """Deliver a message in an update of its own."""
    world.state.updates.put(kind, message.json() | changed)


@pytest.mark.parametrize(
    ("asked", "edited"),
    [
        (f"/ask {WHO}", f"/ask {WHEN}"),
        (f"@pullquote_bot {WHO}", f"{WHEN} @pullquote_bot"),
        ("/ask@pullquote_bot", f"/ask@pullquote_bot {WHEN}"),
    ],
)
async def test_an_edited_question_edits_its_reply(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, asked: str, edited: str
) -> None:
    async with start_bot():
        question = anna.says(asked, chat=desk)
        reply = await world.reply_to(question)
        anna.edits(question, edited)
        await world.until(lambda: reply.edited)
    assert (reply.quotes, world.from_bot(desk)) == ([BRIDGE], [reply])


async def test_an_edit_after_a_restart_edits_the_reply_from_before(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        await world.quiet()
    async with start_bot():
        anna.edits(question, WHEN)
        await world.quiet()
    assert (reply.quotes, world.from_bot(anna.private)) == ([BRIDGE], [reply])


@pytest.mark.parametrize("edited", [f"/ask  {WHO}", "Never mind.", f"/ask@other_bot {WHEN}"])
async def test_an_edit_that_asks_nothing_else_changes_nothing(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, edited: str
) -> None:
    async with start_bot():
        question = anna.says(f"/ask {WHO}", chat=desk)
        reply = await world.reply_to(question)
        anna.edits(question, edited)
        await world.quiet()
    assert (reply.quotes, world.from_bot(desk)) == ([CANCELLED], [reply])
    assert world.calls("editMessageText") == []


async def test_after_two_days_an_edit_changes_nothing(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        question.content = {"text": WHEN}
        deliver(world, "edited_message", question, edit_date=question.date + 48 * 3600 + 1)
        await world.quiet()
    assert (reply.quotes, world.from_bot(anna.private)) == ([CANCELLED], [reply])


async def test_an_edit_to_the_same_answer_is_no_failure(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        anna.edits(question, f"{WHO} ")
        anna.edits(question, f"{WHO}!")
        await world.quiet()
    assert (reply.quotes, world.from_bot(anna.private)) == ([CANCELLED], [reply])


async def test_who_deleted_the_reply_gets_no_other_by_an_edit(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        reply.deleted = True
        anna.edits(question, WHEN)
        await world.quiet()
    assert world.from_bot(anna.private) == []


async def test_an_edit_that_comes_before_its_question_counts(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    question = anna.says(WHO)
    asked = world.state.updates.pending.pop()
    anna.edits(question, WHEN)
    async with start_bot():
        await world.quiet()
        with world.state.lock:
            world.state.updates.put("message", asked["message"])
        reply = await world.reply_to(question)
        await world.quiet()
    assert (reply.quotes, world.from_bot(anna.private)) == ([BRIDGE], [reply])


async def test_of_two_edits_in_the_wrong_order_the_newest_stays(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        for later, text in ((20, WHEN), (10, "Who is the captain of the ferry?")):
            deliver(world, "edited_message", question, text=text, edit_date=question.date + later)
            await world.quiet()
    assert reply.quotes == [BRIDGE]


async def test_a_question_that_comes_again_after_a_restart_has_its_reply_already(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        await world.quiet()
    async with start_bot():
        deliver(world, "message", question)
        await world.quiet()
    assert world.from_bot(anna.private) == [reply]


async def test_what_was_asked_more_than_a_day_ago_gets_one_line_a_chat(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    yesterday = int(time.time()) - 25 * 3600
    for chat in (desk, anna.private):
        for _ in range(3):
            question = anna.says(f"/ask@pullquote_bot {WHO}", chat=chat)
            world.state.updates.pending.pop()
            deliver(world, "message", question, date=yesterday)
    async with start_bot():
        await world.until(lambda: world.from_bot(desk) and world.from_bot(anna.private))
        fresh = await anna.asks(WHO)
        await world.quiet()
    line = "I was away when this was asked. Please ask again what you still want to know."
    assert [message.text for message in world.from_bot(desk)] == [line]
    assert [message.text for message in world.from_bot(anna.private)] == [line, fresh.text]


async def test_a_question_edited_to_one_that_is_too_long_is_told_so_in_its_reply(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        anna.edits(question, "why " * 300)
        await world.until(lambda: reply.edited)
        told = reply.text
        anna.edits(question, WHEN)
        await world.until(lambda: reply.quotes == [BRIDGE])
    assert "The question has 1" in told
    assert "at most 1" in told
    assert world.from_bot(anna.private) == [reply]
