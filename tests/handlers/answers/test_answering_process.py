"""The process that answers: as the library does, and never in the way of an answer."""

import asyncio
import os
import pickle
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from corpus.errors import EmptyQuestion, QuestionTooLong, StoreUnavailable
from corpus.library import Library
from corpus.models import Draft
from handlers.answers.answering_process import AnsweringProcess
from handlers.answers.asked_question import AskedQuestion
from handlers.answers.asking import Answering

BRIDGE = "The crossing was shut on Monday. Its cables had rusted."
ASKED = "Which cables had rusted?"
HARBOUR = "The harbour was dredged by a firm from Valmere."
TOWER = "The tower was painted by apprentices from Quentry."


@contextmanager
def a_library(folder: Path) -> Iterator[Library]:
    """The library beside which a process answers."""
    with Library.open(folder) as library:
        library.add(Draft(id="bridge", text=BRIDGE, language="en"))
        yield library


@contextmanager
def a_process(folder: Path) -> Iterator[AnsweringProcess]:
    """One that can be asked."""
    process = AnsweringProcess(partial(Library.open, folder))
    process.begin()
    until_asked(process)
    yield process
    process.end()


@pytest.fixture(scope="module")
def lasting_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpus")


@pytest.fixture(scope="module")
def lasting_library(lasting_folder: Path) -> Iterator[Library]:
    with a_library(lasting_folder) as library:
        yield library


@pytest.fixture(scope="module")
def lasting_process(lasting_library: Library, lasting_folder: Path) -> Iterator[AnsweringProcess]:
    """One for all tests that leave it as it is: to start it takes two seconds."""
    with a_process(lasting_folder) as process:
        yield process


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path) as library:
        yield library


@pytest.fixture
def others() -> list[int]:
    """The processes that answered before the test began: the lasting one may be among them."""
    return processes_that_answer()


@pytest.fixture
def process(library: Library, tmp_path: Path, others: list[int]) -> Iterator[AnsweringProcess]:
    """One that can be killed."""
    with a_process(tmp_path) as process:
        yield process


def until_asked(process: AnsweringProcess) -> None:
    """Wait until it answers."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        with suppress(BrokenProcessPool):  # it is not known yet that it has ended
            if answering := process.submit(AskedQuestion(ASKED, None, "", None, 5, None).answered):
                assert answering.result(60).answer.found
                return
        time.sleep(0.05)
    pytest.fail("nothing answers")


def processes_that_answer(besides: Sequence[int] = ()) -> list[int]:
    """The processes that this one started to answer, besides these."""
    children = map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
    return [
        child
        for child in children
        if child not in besides and b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


async def test_it_answers_as_the_library_does(
    lasting_library: Library, lasting_process: AnsweringProcess
) -> None:
    assert (await Answering(lasting_library, lasting_process).ask(ASKED)).answer == lasting_library.ask(ASKED)


async def test_what_was_added_a_moment_ago_answers_at_once(
    lasting_library: Library, lasting_process: AnsweringProcess
) -> None:
    lasting_library.add(Draft(id="harbour", text=HARBOUR, language="en"))
    found = await Answering(lasting_library, lasting_process).ask("Who dredged the harbour?")
    assert found.answer.citations[0].text == HARBOUR
    assert found.sequence == lasting_library.sequence()


async def test_what_was_removed_a_moment_ago_answers_no_more(
    lasting_library: Library, lasting_process: AnsweringProcess
) -> None:
    answering = Answering(lasting_library, lasting_process)
    lasting_library.add(Draft(id="tower", text=TOWER, language="en"))
    assert (await answering.ask("Who painted the tower?")).answer.citations[0].text == TOWER
    lasting_library.remove(["tower"])
    assert not (await answering.ask("Who painted the tower?")).answer.found


async def test_it_explains_as_the_library_does(
    lasting_library: Library, lasting_process: AnsweringProcess
) -> None:
    answer = lasting_library.ask(ASKED)
    (explained,) = await Answering(lasting_library, lasting_process).explain(
        answer.question, answer.citations[:1]
    )
    assert explained == lasting_library.explain(answer.question, answer.citations[0])
    assert explained


async def test_what_is_wrong_with_a_question_is_raised_as_it_is(
    lasting_library: Library, lasting_process: AnsweringProcess
) -> None:
    answering = Answering(lasting_library, lasting_process)
    with pytest.raises(EmptyQuestion):
        await answering.ask("?!")
    with pytest.raises(QuestionTooLong) as raised:
        await answering.ask("why " * 1000)
    assert raised.value.length > raised.value.limit > 0
    assert (await answering.ask(ASKED)).answer.found


async def test_no_question_is_lost_when_it_is_killed(
    library: Library, process: AnsweringProcess, others: list[int]
) -> None:
    answering = Answering(library, process)
    asking = [asyncio.create_task(answering.ask(ASKED)) for _ in range(20)]
    await asyncio.sleep(0)
    for started in processes_that_answer(others):
        os.kill(started, signal.SIGKILL)
    assert all(found.answer.found for found in await asyncio.gather(*asking))
    assert (await answering.ask(ASKED)).answer.found


def test_another_is_started_in_the_place_of_one_that_has_ended(
    process: AnsweringProcess, others: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.answers.answering_process.BEGIN_AGAIN", 0.0)
    (first,) = processes_that_answer(others)
    os.kill(first, signal.SIGKILL)
    until_asked(process)
    assert processes_that_answer(others) != [first]


async def test_one_that_knew_what_is_erased_gives_way_to_another(
    library: Library, process: AnsweringProcess, others: list[int]
) -> None:
    (first,) = processes_that_answer(others)
    Answering(library, process).forget()
    until_asked(process)
    assert processes_that_answer(others) != [first]


async def test_until_it_has_begun_and_after_its_end_a_thread_answers(
    library: Library, tmp_path: Path
) -> None:
    process = AnsweringProcess(partial(Library.open, tmp_path))
    answering = Answering(library, process)
    assert (await answering.ask(ASKED)).answer.found
    process.begin()
    assert (await answering.ask(ASKED)).answer.found
    process.end()
    assert (await answering.ask(ASKED)).answer.found


def test_an_error_keeps_what_it_carries_on_its_way_from_one_process_to_another() -> None:
    for error in (QuestionTooLong(5000, 2000), StoreUnavailable("a.db", "locked"), EmptyQuestion()):
        arrived = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))
