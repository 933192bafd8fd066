"""Replies by words alone, to questions that had to wait, are completed once meaning has spoken."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from corpus.chats.preferences import Quietness
from corpus.library import Library
from corpus.models import Draft
from handlers.answers.asking import Answering
from tests.support.conversation import StartBot
from tests.support.meaning_models import SlowModel
from tests.world import Chat, Message, Person, World

BOAT = "Le bac est resté au port."
CUT = "The mayor cut the ribbon."
BY_MEANING = "Where is the boat?"  # words alone do not find it
BY_WORDS = "Who cut the ribbon?"
NOT_FOUND = "I found no answer in my articles."

Provisional = Callable[..., AbstractAsyncContextManager[Message]]


@pytest.fixture
def model() -> SlowModel:
    return SlowModel(seconds=2.0)


@pytest.fixture
def slow(tmp_path: Path, model: SlowModel) -> Iterator[Library]:
    """A corpus of which words and meaning know different things."""
    with Library.open(tmp_path / "slow", model=lambda: model) as library:
        library.add(Draft(id="boat", text=BOAT, language="fr"))
        library.add(Draft(id="bridge", text=f"A new bridge opened in Larkness. {CUT}", language="en"))
        assert library.meaning
        library.meaning.embed()
        yield library


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def desk(world: World, anna: Person) -> Chat:
    return world.supergroup("Desk", [anna])


@pytest.fixture
def provisional(
    world: World, slow: Library, start_bot: StartBot, model: SlowModel, anna: Person
) -> Provisional:
    """Anna's question, which waits two seconds of the model's time for Bert's and is answered by words.

    What meaning says to it comes when the model may go on.
    """

    @asynccontextmanager
    async def ask(question: str, chat: Chat = anna.private) -> AsyncIterator[Message]:
        async with start_bot(corpus=slow, answering=Answering(slow, clock=model.clock)):
            world.person("Bert").says(BY_WORDS)
            await world.until(lambda: model.questions)
            asked = anna.says(question, chat=chat)
            await world.until(lambda: seen_typing(world, chat))
            model.go_on(1)
            await world.until(lambda: len(model.questions) == 2)  # of which hers is completed
            yield asked
            model.go_on()
            await world.until(lambda: counted(slow) == 2)
            await world.quiet()

    return ask


def seen_typing(world: World, chat: Chat) -> bool:
    """Whether a chat sees that the bot is at an answer."""
    return any(int(call.arguments["chat_id"]) == chat.id for call in world.calls("sendChatAction"))


def counted(library: Library) -> int:
    """How many questions are answered for good."""
    return sum(day.found + day.missed for day in library.asked.days(since=date.min))


async def test_the_reply_is_edited_to_what_meaning_finds(
    world: World, slow: Library, model: SlowModel, anna: Person, provisional: Provisional
) -> None:
    async with provisional(BY_MEANING) as question:
        reply = await world.reply_to(question)
        before = reply.text
        model.go_on()
        await world.until(lambda: reply.edited)
        followed = await anna.asks("and why?")  # which follows what she sees now
    assert before.startswith(NOT_FOUND)
    assert (reply.quotes, reply.buttons) == ([BOAT], ["Context", "Why", "👍", "👎"])
    assert followed.quotes == [BOAT]
    assert [(day.found, day.missed) for day in slow.asked.days(since=date.min)] == [(3, 0)]


async def test_nothing_is_edited_when_meaning_says_the_same(
    world: World, anna: Person, provisional: Provisional
) -> None:
    async with provisional(BY_WORDS) as question:
        reply = await world.reply_to(question)
    assert reply.quotes == [CUT]
    assert world.calls("editMessageText") == []


async def test_in_a_group_it_is_edited_too(world: World, desk: Chat, provisional: Provisional) -> None:
    async with provisional(f"/ask@pullquote_bot {BY_MEANING}", desk) as question:
        reply = await world.reply_to(question)
    assert (reply.quotes, world.from_bot(desk)) == ([BOAT], [reply])


async def test_a_silent_group_is_told_nothing_before_all_has_been_asked(
    world: World, slow: Library, model: SlowModel, desk: Chat, provisional: Provisional
) -> None:
    slow.people.choose(desk.id, lambda chosen: chosen.model_copy(update={"quietness": Quietness.SILENT}))
    async with provisional(f"/ask@pullquote_bot {BY_MEANING}", desk) as question:
        assert (world.from_bot(desk), world.calls("setMessageReaction")) == ([], [])
        model.go_on()
        reply = await world.reply_to(question)
    assert (reply.quotes, world.calls("setMessageReaction")) == ([BOAT], [])


async def test_what_was_edited_meanwhile_keeps_the_answer_to_the_edited_question(
    world: World, anna: Person, provisional: Provisional
) -> None:
    async with provisional(BY_MEANING) as question:
        reply = await world.reply_to(question)
        anna.edits(question, BY_WORDS)
        await world.until(lambda: not world.state.updates.pending)
    assert (reply.quotes, world.from_bot(anna.private)) == ([CUT], [reply])


async def test_who_deleted_the_reply_meanwhile_gets_no_other(
    world: World, anna: Person, provisional: Provisional
) -> None:
    async with provisional(BY_MEANING) as question:
        (await world.reply_to(question)).deleted = True
    assert world.from_bot(anna.private) == []


async def test_who_has_all_forgotten_meanwhile_sees_no_more_of_it(
    world: World, anna: Person, provisional: Provisional
) -> None:
    async with provisional(BY_MEANING) as question:
        reply = await world.reply_to(question)
        await anna.asks("/forget")
    assert reply.text.startswith(NOT_FOUND)


async def test_a_bot_that_ends_counts_what_it_could_not_complete(
    world: World, slow: Library, start_bot: StartBot, model: SlowModel, anna: Person
) -> None:
    async with start_bot(corpus=slow, answering=Answering(slow, clock=model.clock)):
        world.person("Bert").says(BY_WORDS)
        await world.until(lambda: model.questions)
        question = anna.says(BY_MEANING)
        await world.until(lambda: seen_typing(world, anna.private))
        model.go_on(1)
        await world.until(lambda: len(model.questions) == 2)
        reply = await world.reply_to(question)
    model.go_on()
    assert (reply.text.splitlines()[0], counted(slow)) == (NOT_FOUND, 2)
