"""People who ask at random moments, and how long they wait."""

import asyncio
import random
import time
from collections.abc import Iterator
from itertools import count, cycle
from typing import NamedTuple

from tests.bench.invented import question
from tests.world import Person, World
from tests.world.updates import Delivery

SEED = 11
PEOPLE = 500  # no one of them asks so often that the limit of their own chat would count
PATIENCE = 600.0  # seconds for the last replies, on a machine that others keep busy
SETTLED = 3.0  # seconds without any call, after which no reply comes any more
ANSWERS = {"message": "sendMessage", "inline_query": "answerInlineQuery"}


class Wait(NamedTuple):
    """Milliseconds until the reply reached the server."""

    whole: float  # since the update was there to be fetched
    bot: float  # since the update was handed to the bot


class Crowd:
    """Asks in private chats, or inline."""

    def __init__(self, world: World, *, inline: bool) -> None:
        # Other people each time: a kept corpus knows the messages of the last ones as answered.
        world.state.serial = count(int(1000 * time.time()))
        self._world = world
        self._kind = "inline_query" if inline else "message"
        # In turn: of what one person types inline while another query of theirs waits, the last is answered.
        self._people = cycle([world.person(f"Person {number}") for number in range(PEOPLE)])
        self._chance = random.Random(SEED)  # noqa: S311
        self._typing: set[asyncio.Task[object]] = set()

    async def ask(self, times: int, rate: float) -> list[Wait]:
        """Ask so often at random moments, so many times a second; the waits of those that got a reply."""
        seen = len(self._world.state.updates.deliveries)
        due = time.monotonic()
        for _ in range(times):
            due += self._chance.expovariate(rate)
            await asyncio.sleep(max(due - time.monotonic(), 0))
            self._put(next(self._people), question(self._chance))
        await self._world.quiet(within=PATIENCE, settled=SETTLED)
        return list(self._waits(list(self._world.state.updates.deliveries.values())[seen:]))

    def _put(self, person: Person, text: str) -> None:
        if self._kind == "message":
            person.says(text)
            return
        typing = asyncio.create_task(person.types_inline(text, within=PATIENCE))
        self._typing.add(typing)
        typing.add_done_callback(self._typing.discard)

    def _waits(self, deliveries: list[Delivery]) -> Iterator[Wait]:
        replied = {}
        for call in self._world.calls(ANSWERS[self._kind]):
            asked = call.arguments.get("inline_query_id") or (
                call.arguments["chat_id"],
                call.arguments["reply_parameters"]["message_id"],
            )
            replied.setdefault(asked, call.at)
        for delivery in deliveries:
            at = replied.get(self._identity(delivery))
            if at and delivery.handed:
                yield Wait(1000 * (at - delivery.since), 1000 * (at - delivery.handed))

    def _identity(self, delivery: Delivery) -> object:
        asked = delivery.update[self._kind]
        return asked["id"] if "id" in asked else (asked["chat"]["id"], asked["message_id"])
