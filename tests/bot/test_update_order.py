"""What one person has at work and waiting is bounded: whoever floods the bot waits for themselves alone."""

import asyncio
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from telegram import Update

from bot.serving import update_order
from bot.serving.update_order import MOST_OF_PERSON, ChatOrder, of_whom

MALLORY, ANNA, DESK = 1, 2, -1001
NUMBERS = count(1)


def person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": f"Person {number}"}


def message(whose: int, chat: int, age: timedelta = timedelta(0), **more: Any) -> dict[str, Any]:
    kind = "private" if chat > 0 else "supergroup"
    date = int((datetime.now(UTC) - age).timestamp())
    about = {"message_id": next(NUMBERS), "date": date, "chat": {"id": chat, "type": kind, "title": "x"}}
    return about | {"from": person(whose), "text": "Who?"} | more


def says(whose: int, chat: int | None = None, **more: Any) -> Update:
    return Update.de_json(
        {"update_id": next(NUMBERS), "message": message(whose, chat or whose, **more)}, None
    )


def presses(whose: int, chat: int | None = None) -> Update:
    pressed = {"id": str(next(NUMBERS)), "from": person(whose), "chat_instance": "1", "data": "x"}
    pressed["message"] = message(99, chat or whose)
    return Update.de_json({"update_id": next(NUMBERS), "callback_query": pressed}, None)


def types(whose: int) -> Update:
    typed = {"id": str(next(NUMBERS)), "from": person(whose), "query": "who", "offset": ""}
    return Update.de_json({"update_id": next(NUMBERS), "inline_query": typed}, None)


class Bot:
    """Handles updates until it is let go on."""

    def __init__(self) -> None:
        self.told: list[Update] = []
        self.order = ChatOrder(self.tell)
        self.begun: list[Update] = []
        self.going_on = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def tell(self, update: Update) -> None:
        self.told.append(update)

    def gets(self, *updates: Update) -> None:
        for update in updates:
            work = self.order.do_process_update(update, self._handle(update))
            self.tasks.append(asyncio.create_task(work))

    async def is_at(self, *updates: Update) -> bool:
        await rested()
        return all(update in self.begun for update in updates)

    async def goes_on(self) -> None:
        await rested()  # all have come
        self.going_on.set()
        await asyncio.gather(*self.tasks)

    def _handle(self, update: Update) -> Coroutine[Any, Any, None]:
        async def handle() -> None:
            self.begun.append(update)
            await self.going_on.wait()

        return handle()


async def rested() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


@pytest.fixture
async def bot() -> Bot:
    return Bot()


def many(number: int) -> Iterator[int]:
    return iter(range(number))


async def test_of_four_hundred_presses_of_one_three_are_at_work_and_anothers_begins_at_once(bot: Bot) -> None:
    bot.gets(*(presses(MALLORY) for _ in many(400)))
    hers = [presses(ANNA), says(ANNA), types(ANNA)]
    bot.gets(*hers)
    assert await bot.is_at(*hers)
    assert len(bot.begun) == 3 + len(hers)
    await bot.goes_on()
    assert len(bot.begun) == 400 + len(hers)


async def test_whoever_floods_fifty_groups_is_in_nobodys_way_and_has_a_private_chat_still(bot: Bot) -> None:
    bot.gets(*(says(MALLORY, -chat) for chat in range(2000, 2050) for _ in many(5)))
    bot.gets(*(presses(MALLORY, -chat) for chat in range(2000, 2050) for _ in many(4)))
    own, hers = says(MALLORY), says(ANNA, -2000)
    bot.gets(own, hers)
    assert await bot.is_at(own)
    assert len(bot.begun) <= 4 + 6 + 2
    await bot.goes_on()
    # In the group that was first she is next.
    there = [update for update in bot.begun if update.message and update.effective_chat.id == -2000]
    assert there.index(hers) <= 1


async def test_in_a_group_the_members_go_by_turns_and_each_in_order(bot: Bot) -> None:
    his = [says(MALLORY, DESK) for _ in many(100)]
    bot.gets(*his)
    await rested()
    hers = [says(ANNA, DESK) for _ in many(3)]
    bot.gets(*hers)
    await bot.goes_on()
    assert [update for update in bot.begun if update in his] == his
    assert [update for update in bot.begun if update in hers] == hers
    assert bot.begun.index(hers[0]) <= 2
    assert bot.begun.index(hers[2]) <= 6


async def test_two_hundred_members_of_one_group_do_not_hold_up_a_private_chat(bot: Bot) -> None:
    bot.gets(*(each(member, DESK) for member in range(100, 300) for each in (says, presses)))
    alone = says(ANNA)
    bot.gets(alone)
    assert await bot.is_at(alone)
    assert len(bot.begun) <= 1 + 9 + 1
    await bot.goes_on()
    assert len(bot.begun) == 401


async def test_of_what_one_types_inline_only_the_last_is_looked_for(bot: Bot) -> None:
    typed = [types(MALLORY) for _ in many(400)]
    bot.gets(*typed)
    await bot.goes_on()
    assert len(bot.begun) <= 3
    assert bot.begun[-1] is typed[-1]


async def test_more_than_anybody_sends_is_left_out_and_said_once(bot: Bot) -> None:
    bot.gets(*(says(MALLORY) for _ in many(MOST_OF_PERSON + 100)))
    await rested()
    assert len(bot.told) == 1
    hers = says(ANNA)
    bot.gets(hers)
    assert await bot.is_at(hers)
    await bot.goes_on()
    assert len(bot.begun) == MOST_OF_PERSON + 1
    again = says(MALLORY)
    bot.gets(again)
    assert await bot.is_at(again)


async def test_a_flood_by_a_whole_group_is_bounded_too(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_order, "MOST_OF_CHAT", 40)
    bot.gets(*(says(member, DESK) for member in range(100, 110) for _ in many(9)))
    await bot.goes_on()
    assert len(bot.begun) == 40


async def test_nothing_that_waited_while_the_bot_was_away_is_left_out(bot: Bot) -> None:
    bot.gets(*(says(MALLORY, DESK, age=timedelta(hours=1)) for _ in many(MOST_OF_PERSON + 50)))
    await bot.goes_on()
    assert len(bot.begun) == MOST_OF_PERSON + 50


async def test_nothing_is_kept_of_whoever_is_done(bot: Bot) -> None:
    bot.gets(*(each(one) for one in range(1, 200) for each in (says, presses, types)))
    await bot.goes_on()
    kept = [vars(bot.order)[name] for name in ("_present", "_told", "_typed", "_turns")]
    assert [len(each) for each in kept] == [0, 0, 0, 0]


def test_the_admins_who_write_in_their_groups_names_are_not_one_person() -> None:
    groups = [-1001, -1002]
    anonymous = 1087968824
    whose = [
        of_whom(says(anonymous, group, sender_chat={"id": group, "type": "supergroup", "title": "x"}))
        for group in groups
    ]
    assert whose == groups
