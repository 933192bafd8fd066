"""The one door to ask: the same answer however many ask, and people's questions before all others."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.answers.question.asked_part import plainly
from corpus.library import Library
from corpus.models import Draft
from handlers.answers.asking import SHORT, Answering
from handlers.chat.doors import Answered, Patience
from tests.support.meaning_models import SlowModel, WordModel

BOAT = "Le bac est resté au port."
ASKED = "Where is the boat?"  # which words alone do not find
OTHER = "What happened to the ferry?"


@pytest.fixture
def model(request: pytest.FixtureRequest) -> SlowModel:
    return SlowModel(seconds=getattr(request, "param", SHORT))


@pytest.fixture
def library(tmp_path: Path, model: SlowModel) -> Iterator[Library]:
    with Library.open(tmp_path, model=lambda: model) as library:
        library.add(Draft(id="boat", text=BOAT, language="fr"))
        assert library.meaning
        library.meaning.embed()
        yield library


async def asked_at_once(answering: Answering, model: SlowModel, *patience: Patience) -> list[Answered]:
    """The answers to one question that is asked so often that all but the first have to wait."""
    asking = [asyncio.create_task(answering.ask(ASKED, patience=each)) for each in patience]
    await asyncio.sleep(0)
    model.go_on()  # all have been asked
    return await asyncio.gather(*asking)


@pytest.mark.parametrize("model", [SHORT / 20], indirect=True)
async def test_the_answer_is_the_same_however_many_wait_for_less_than_a_second(
    library: Library, model: SlowModel
) -> None:
    found = await asked_at_once(Answering(library, clock=model.clock), model, *[Patience.SHORT] * 20)
    assert {each.answer.citations[0].text for each in found} == {BOAT}
    assert [each for each in found if each != found[0] or each.provisional] == []
    assert len(model.questions) == 20


async def test_who_has_waited_a_second_is_answered_by_words_for_the_time_being(
    library: Library, model: SlowModel
) -> None:
    answering = Answering(library, clock=model.clock)
    first, second, third = await asked_at_once(answering, model, *[Patience.SHORT] * 3)
    assert [found.provisional for found in (first, second, third)] == [False, False, True]
    assert second == first
    assert third.answer == library.ask(ASKED, by_meaning=False) != first.answer


async def test_who_can_wait_has_the_same_answer_after_an_hour(library: Library, model: SlowModel) -> None:
    model.seconds = 3600.0
    found = await asked_at_once(Answering(library, clock=model.clock), model, *[Patience.LONG] * 4)
    assert [each for each in found if each != found[0] or not each.answer.found] == []


async def test_nothing_is_provisional_where_words_find_alone(tmp_path: Path) -> None:
    times = iter(range(0, 1000, 10))  # each look at the clock is ten seconds after the one before
    with Library.open(tmp_path) as library:
        library.add(Draft(text=BOAT, language="fr"))
        found = await Answering(library, clock=lambda: next(times)).ask(ASKED, patience=Patience.SHORT)
    assert not found.provisional


async def test_nothing_is_provisional_while_the_model_is_away(tmp_path: Path) -> None:
    model = WordModel()
    with Library.open(tmp_path, model=lambda: model) as library:
        library.add(Draft(text=BOAT, language="fr"))
        assert library.meaning
        library.meaning.embed()
        model.away = True
        answering = Answering(library)
        found = await answering.ask(ASKED, patience=Patience.SHORT)
        assert found == await answering.ask(ASKED)
    assert not found.provisional


async def test_what_nobody_waits_for_is_asked_after_what_people_wait_for(
    library: Library, model: SlowModel
) -> None:
    answering = Answering(library, clock=model.clock)
    first = asyncio.create_task(answering.ask(ASKED))
    await asyncio.sleep(0)
    later = [asyncio.create_task(answering.ask(OTHER, patience=Patience.ENDLESS)) for _ in range(2)]
    await asyncio.sleep(0)
    people = [asyncio.create_task(answering.ask(ASKED)) for _ in range(3)]
    await asyncio.sleep(0)
    model.go_on()
    await asyncio.gather(first, *later, *people)
    assert model.questions == [plainly(ASKED)] * 4 + [plainly(OTHER)] * 2


async def test_an_answer_says_which_change_it_takes_into_account(library: Library, model: SlowModel) -> None:
    model.go_on()
    answering = Answering(library)
    before = await answering.ask(ASKED)
    library.remove(["boat"])
    after = await answering.ask(ASKED)
    assert (before.answer.found, after.answer.found) == (True, False)
    assert before.sequence < after.sequence == library.sequence()


class LateLibrary(Library):
    """Knows what has changed only when it is let."""

    knows = False

    def follow(self, within: float | None = None) -> bool:
        return self.knows and super().follow(within)


async def test_what_nobody_waits_for_is_asked_of_all_that_was_there(tmp_path: Path) -> None:
    with LateLibrary.open(tmp_path) as library:
        library.add(Draft(text="The ferry stays in port.", language="en"))
        answering = Answering(library)
        asking = asyncio.create_task(answering.ask(OTHER, patience=Patience.ENDLESS))
        await asyncio.sleep(SHORT / 2)
        early = await answering.ask(OTHER)
        assert (early.answer.citations, early.provisional) == ((), True)  # and is completed
        assert not asking.done()
        library.knows = True
        late = await asking
        assert (late.sequence, late.provisional) == (library.sequence(), False)


async def test_who_asks_while_the_model_is_being_opened_is_answered_by_meaning_in_the_end(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path, model=WordModel) as library:
        library.add(Draft(text=BOAT, language="fr"))
        assert library.meaning
        library.meaning.embed()
    opens, may_open = threading.Event(), threading.Event()

    def model() -> WordModel:
        opens.set()
        assert may_open.wait(60)
        return WordModel()

    with Library.open(tmp_path, model=model) as library, ThreadPoolExecutor(1) as elsewhere:
        assert library.meaning
        opening = elsewhere.submit(library.meaning.follow)
        assert await asyncio.to_thread(opens.wait, 60)
        answering = Answering(library)
        early = await answering.ask(ASKED, patience=Patience.SHORT)
        late = asyncio.create_task(answering.ask(ASKED, patience=Patience.ENDLESS))
        await asyncio.sleep(SHORT / 10)
        may_open.set()
        await asyncio.wrap_future(opening)
        assert (early.answer.found, early.provisional) == (False, True)
        assert ((await late).answer.found, (await late).provisional) == (True, False)
