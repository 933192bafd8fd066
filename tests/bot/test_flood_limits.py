"""Telegram's flood limits and failures: nobody waits for another chat, and nobody is answered twice."""

import asyncio
import time
from itertools import pairwise

import pytest

from corpus.library import Library
from tests.support.conversation import BRIDGE, CANCELLED, WHEN, WHO, StartBot
from tests.world import World


async def test_a_chat_that_telegram_holds_up_holds_up_no_other(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, bert = world.person("Anna"), world.person("Bert")
    desk = world.supergroup("Desk", [anna])
    async with start_bot():
        world.fail_next("sendMessage", code=429, retry_after=3600)
        anna.says(f"/ask {WHO}", chat=desk)
        await world.until(lambda: world.calls("sendMessage"))
        reply = await bert.asks(WHO)
    assert reply.quotes == [CANCELLED]
    assert world.from_bot(desk) == []


async def test_questions_that_waited_leave_room_for_a_new_one_in_the_same_group(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, bert = world.person("Anna"), world.person("Bert")
    desk = world.supergroup("Desk", [anna, bert])
    for _ in range(40):
        anna.says(f"/ask@pullquote_bot {WHO}", chat=desk)
    async with start_bot():
        await world.until(lambda: len(world.from_bot(desk)) >= 15)
        # Without room it would take a minute.
        reply = await bert.asks(f"/ask@pullquote_bot {WHEN}", chat=desk)
    assert reply.quotes == [BRIDGE]
    assert len(world.from_bot(desk)) < 20


@pytest.mark.slow  # half a minute, as the limits demand
async def test_two_hundred_questions_that_waited_are_worked_off_within_the_limits(
    world: World, news: Library, start_bot: StartBot
) -> None:
    people = [world.person(f"Person {number}") for number in range(50)]
    questions = [person.says(WHO) for person in people for _ in range(4)]
    newcomer = world.person("Newcomer")
    async with start_bot():
        await world.until(lambda: len(world.calls("sendMessage")) > 20)
        began = time.monotonic()
        await newcomer.asks(WHO)
        took = time.monotonic() - began
        await world.until(lambda: len(world.calls("sendMessage")) == len(questions) + 1, within=60)
    assert took < 1
    sent = [call.at for call in world.calls("sendMessage")]
    # Thirty-one messages never went out within a second.
    assert min(later - earlier for earlier, later in zip(sent, sent[30:], strict=False)) > 1
    for person in people:
        mine = [message.reply_to for message in world.from_bot(person.private)]
        assert [first.id < second.id for first, second in pairwise(mine)] == [True] * 3


async def test_a_bot_that_ends_does_not_wait_for_what_telegram_holds_up_long(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with asyncio.timeout(60):
        async with start_bot():
            world.fail_next("sendMessage", code=429, retry_after=600)
            anna.says(WHO)
            await world.until(lambda: world.calls("sendMessage"))
    assert world.from_bot(anna.private) == []


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_a_reply_that_telegram_failed_to_take_is_sent_again(
    world: World, news: Library, start_bot: StartBot, code: int
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        world.fail_next("sendMessage", code=code)
        reply = await anna.asks(WHO)
        await world.quiet()
    assert (world.from_bot(anna.private), reply.quotes) == ([reply], [CANCELLED])


async def test_a_reply_that_may_have_arrived_is_not_sent_again(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        world.fail_next("sendMessage", code=504)
        anna.says(WHO)
        await world.quiet()
        world.drop_next("sendMessage")
        anna.says(WHEN)
        await world.quiet(settled=0.5)
    assert [message.quotes for message in world.from_bot(anna.private)] == [[BRIDGE]]
