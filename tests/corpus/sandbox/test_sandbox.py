"""A process of the sandbox answers what it is asked, within its limits, and outlives nobody."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest

from corpus.sandbox.pool import WorkerPool
from corpus.sandbox.worker import Ended, Program, Worker

OBEDIENT = Program("tests.corpus.sandbox.obedient")
SECONDS = 60  # more than any of this takes
ASK_AND_WAIT = f"""
from corpus.sandbox.worker import Program, Worker
worker = Worker(Program("{OBEDIENT.module}"))
worker.ask(["search"], b"", {SECONDS})
print(worker.answer({SECONDS}), flush=True)
worker.answer(3_600)
"""


def told(worker: Worker, *order: str, data: bytes = b"") -> list[Any]:
    """All that it answers; raises Ended."""
    worker.ask(order, data, SECONDS)
    return list(iter(lambda: worker.answer(SECONDS), None))


@pytest.fixture
def worker() -> Iterator[Worker]:
    with closing(Worker(OBEDIENT)) as worker:
        yield worker


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with closing(WorkerPool(OBEDIENT, most=2)) as pool:
        yield pool


def test_one_process_answers_question_after_question(worker: Worker) -> None:
    first, *counted = told(worker, "count", "3")
    assert counted == [0, 1, 2]
    assert told(worker, "repeat", data="né\n{}".encode()) == [first, "né\n{}"]


def test_what_is_written_to_it_while_it_works_ends_it_not(worker: Worker) -> None:
    worker.ask(["hold", "100_000_000"], b"", SECONDS)
    first = worker.answer(SECONDS)
    worker.ask(["repeat"], b"again", SECONDS)  # the system says that there is something to read
    assert list(iter(lambda: worker.answer(SECONDS), None)) == [100_000_000]
    assert list(iter(lambda: worker.answer(SECONDS), None)) == [first, "again"]


def test_what_it_prints_is_no_answer(worker: Worker) -> None:
    assert len(told(worker, "print", '{"end": true}')) == 1


def test_it_knows_of_the_surroundings_only_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:secret")
    monkeypatch.setenv("TESSDATA_PREFIX", "/languages")
    with closing(Worker(OBEDIENT._replace(folders=("TESSDATA_PREFIX",)))) as worker:
        assert told(worker, "tell", "TELEGRAM_TOKEN")[1] == ""
        assert told(worker, "tell", "TESSDATA_PREFIX")[1] == "/languages"


def test_one_that_takes_too_long_is_ended(worker: Worker) -> None:
    worker.ask(["sleep"], b"", SECONDS)
    worker.answer(SECONDS)
    with pytest.raises(Ended) as caught:
        worker.answer(0.1)
    assert (caught.value.late, caught.value.memory, worker.is_alive) == (True, False, False)


def test_one_that_is_interrupted_tells_whoever_asked(pool: WorkerPool) -> None:
    def ask() -> None:
        with pool.lent() as worker:
            worker.ask(["sleep"], b"", SECONDS)
            worker.answer(SECONDS)
            pool.interrupt()
            worker.answer(SECONDS)

    with pytest.raises(Ended) as caught:
        ask()
    assert (caught.value.interrupted, caught.value.late) == (True, False)


def test_one_that_does_not_listen_is_ended() -> None:
    with closing(Worker(Program("tests.corpus.sandbox.deaf"))) as worker:
        worker.ask([], bytes(1_000_000), 0.1)  # more than a pipe holds
        with pytest.raises(Ended) as caught:
            worker.answer(SECONDS)
    assert (caught.value.late, caught.value.memory) == (True, False)


def test_one_that_wants_more_memory_than_it_may_have_says_so(worker: Worker) -> None:
    with pytest.raises(Ended) as caught:
        told(worker, "hold", "1_500_000_000")
    assert (caught.value.late, caught.value.memory) == (False, True)


def test_one_that_breaks_down_is_known_by_its_last_words(worker: Worker) -> None:
    with pytest.raises(Ended) as caught:
        told(worker, "break", "out", "of", "paper")
    assert (caught.value.late, caught.value.memory, caught.value.said) == (False, False, "out of paper")


def test_one_that_has_needed_much_memory_is_not_asked_again(worker: Worker) -> None:
    assert told(worker, "hold", "400_000_000")[1] == 400_000_000
    assert not worker.is_alive


def test_a_process_that_was_heard_to_the_end_is_used_again(pool: WorkerPool) -> None:
    numbers = set()
    for _ in range(3):
        with pool.lent() as worker:
            numbers |= set(told(worker, "print"))
    assert len(numbers) == 1


def test_another_is_begun_after_one_that_was_left_or_had_grown(pool: WorkerPool) -> None:
    with pool.lent() as worker:
        first, _ = told(worker, "hold", "400_000_000")
    with suppress(KeyError), pool.lent() as worker:
        worker.ask(["count", "3"], b"", SECONDS)
        second = worker.answer(SECONDS)
        raise KeyError
    with pool.lent() as worker:
        [third] = told(worker, "print")
    assert len({first, second, third}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends with its next answer")
def test_what_works_for_ever_ends_when_the_one_that_asked_is_killed() -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASK_AND_WAIT], stdout=subprocess.PIPE)
    with asking:
        assert asking.stdout
        working = os.pidfd_open(int(asking.stdout.readline()))
        try:
            assert not select.select([working], [], [], 0)[0]
            asking.kill()
            assert select.select([working], [], [], SECONDS)[0]
        finally:
            os.close(working)
