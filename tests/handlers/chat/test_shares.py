"""Turns at what all share: whoever wants much of it waits for their own, and nobody else for them."""

import asyncio
from collections.abc import Iterator

import pytest

from corpus.errors import TooMuchAtOnce
from handlers.chat.shares import Turns


class Work:
    """Things to do that are done one step of the loop after they were begun."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.order: list[str] = []
        self.at_work: list[str] = []
        self.most: dict[str, int] = {}

    async def do(self, whose: str | None, name: str) -> None:
        async with self.turns.turn(whose):
            self.order.append(name)
            self.at_work.append(str(whose))
            self.most[str(whose)] = max(self.most.get(str(whose), 0), self.at_work.count(str(whose)))
            self.most["all"] = max(self.most.get("all", 0), len(self.at_work))
            await asyncio.sleep(0)
            self.at_work.remove(str(whose))


def of_many(work: Work, whose: str, number: int) -> Iterator[asyncio.Task[None]]:
    return (asyncio.create_task(work.do(whose, f"{whose}{place}")) for place in range(number))


async def test_whoever_comes_after_a_hundred_of_anothers_is_next() -> None:
    work = Work(Turns(at_once=1))
    flood = list(of_many(work, "m", 100))
    await asyncio.sleep(0)
    await work.do("a", "a")
    assert work.order.index("a") <= 2
    await asyncio.gather(*flood)
    assert [name for name in work.order if name != "a"] == [f"m{place}" for place in range(100)]


async def test_those_who_wait_go_by_turns_and_each_in_the_order_of_asking() -> None:
    work = Work(Turns(at_once=1))
    await asyncio.gather(*of_many(work, "a", 3), *of_many(work, "b", 3), *of_many(work, "c", 3))
    assert work.order == ["a0", "a1", "b0", "c0", "a2", "b1", "c1", "b2", "c2"]
    for whose in "abc":
        assert [name for name in work.order if name[0] == whose] == [f"{whose}{place}" for place in range(3)]


async def test_nobody_has_more_at_work_than_their_share() -> None:
    work = Work(Turns(at_once=5, each=2))
    await asyncio.gather(*of_many(work, "a", 20), *of_many(work, "b", 20), *of_many(work, "c", 20))
    assert work.most == {"a": 2, "b": 2, "c": 2, "all": 5}


async def test_the_bots_own_work_is_nobodys_and_takes_turns_too() -> None:
    work = Work(Turns(at_once=1))
    await asyncio.gather(*(work.do(None, str(place)) for place in range(9)))
    assert work.order == [str(place) for place in range(9)]


async def test_one_thing_too_many_of_one_person_is_refused_and_of_another_is_not() -> None:
    turns = Turns(at_once=1, waiting=3)
    work = Work(turns)
    flood = list(of_many(work, "m", 4))
    await asyncio.sleep(0)
    with pytest.raises(TooMuchAtOnce):
        await work.do("m", "too much")
    await work.do("a", "a")
    await asyncio.gather(*flood)
    await work.do("m", "again")
    assert "too much" not in work.order


@pytest.mark.parametrize("late", [False, True])
async def test_who_gives_up_waiting_leaves_the_turn_to_the_next(late: bool) -> None:
    turns = Turns(at_once=1)
    work = Work(turns)
    async with turns.turn("a"):
        given_up = asyncio.create_task(work.do("b", "given up"))
        following = [asyncio.create_task(work.do(whose, whose)) for whose in ("b", "c")]
        await asyncio.sleep(0)
        if not late:
            given_up.cancel()
    given_up.cancel()
    await asyncio.wait([given_up, *following])
    assert given_up.cancelled()
    assert sorted(work.order) == ["b", "c"]
