"""Honest people who ask every half second, in private, inline and in a group, and what became of it."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, cycle
from statistics import median, quantiles
from typing import NamedTuple

from tests.attack.newsroom import KNOWN
from tests.world import Person, World

BETWEEN = 0.5  # seconds between two questions
SHOWN = 200  # characters of a reply
GRACE = 15.0  # seconds in which the last answers may still come
# A person asks every four seconds, as does the group: nobody comes near the limits of Telegram.
TURNS = ("private", "inline", "private", "inline", "private", "inline", "private", "group")


class Asked(NamedTuple):
    """What became of one question."""

    seconds: float | None  # from its being there to be fetched until the answer was there; None without one
    right: bool
    exchange: str  # the question and what was said to it


class Honest:
    """Asks as long as it is let."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people = [world.person(name) for name in ("Hana", "Ivo", "Jule", "Kofi")]
        self._member = world.person("Lena")
        # Whoever types on wants no answer to what they typed before: the same one types every four seconds.
        self._typists = cycle([world.person(name) for name in ("Milo", "Nura", "Olaf", "Pia")])
        self._group = world.supergroup("Readers of the valley", [self._member])
        self._expected: dict[tuple[int, str], str] = {}
        self._typing: set[asyncio.Task[object]] = set()
        self._asking: asyncio.Task[None] | None = None
        self._serial = count()

    async def warm_up(self, within: float) -> None:
        """Ask until the bot has answered once: what it loads at its start is none of the attack's."""
        first = KNOWN[0]
        reply = await self._world.person("Nora").asks(first.question, within=within)
        assert first.answer in reply.text, f"the newsroom does not answer: {reply.text!r}"

    def begin(self) -> None:
        """Ask from now on."""
        self._asking = asyncio.create_task(self._ask())

    async def end(self) -> None:
        """Ask no more, and wait a while for the last answers."""
        if self._asking:
            self._asking.cancel()
            with suppress(asyncio.CancelledError):
                await self._asking
        deadline = time.monotonic() + GRACE
        while time.monotonic() < deadline and any(one.seconds is None for one in self.asked()):
            await asyncio.sleep(0.1)
        for typing in list(self._typing):
            typing.cancel()
        await asyncio.gather(*self._typing, return_exceptions=True)

    def asked(self) -> list[Asked]:
        """What became of each question so far."""
        return list(self._read())

    async def _ask(self) -> None:
        due = time.monotonic()
        for turn, person, known in zip(cycle(TURNS), cycle(self._people), cycle(KNOWN), strict=False):
            self._put(turn, person, known.question, known.answer)
            due += BETWEEN
            await asyncio.sleep(max(due - time.monotonic(), 0))

    def _put(self, turn: str, person: Person, question: str, answer: str) -> None:
        if turn == "private":
            self._expected[person.id, question] = answer
            person.says(question)
        elif turn == "group":
            addressed = f"@{self._world.bot.username} {question}"
            self._expected[self._member.id, addressed] = answer
            self._member.says(addressed, chat=self._group)
        else:
            # Never the same words twice, which Telegram would answer by itself.
            asked = _spaced(question, next(self._serial))
            typist = next(self._typists)
            self._expected[typist.id, asked] = answer
            typing = asyncio.create_task(typist.types_inline(asked, within=3600))
            self._typing.add(typing)
            typing.add_done_callback(self._typing.discard)

    def _read(self) -> Iterator[Asked]:
        replies: dict[object, tuple[float, str]] = {}
        for call in self._world.calls("sendMessage"):
            replied = call.arguments.get("reply_parameters")
            if not isinstance(replied, dict):  # it replies to nothing, or has not been read yet
                continue
            key = (call.arguments["chat_id"], replied.get("message_id"))
            replies.setdefault(key, (call.at, str(call.arguments.get("text"))))
        for call in self._world.calls("answerInlineQuery"):
            found = call.arguments.get("results")
            replies.setdefault(call.arguments.get("inline_query_id"), (call.at, str(found)))
        for delivery in list(self._world.state.updates.deliveries.values()):
            asked = delivery.update.get("message") or delivery.update.get("inline_query") or {}
            words = asked.get("text") or asked.get("query") or ""
            expected = self._expected.get((asked.get("from", {}).get("id"), words))
            if expected is None:
                continue
            key = asked["id"] if "id" in asked else (asked["chat"]["id"], asked["message_id"])
            at, said = replies.get(key, (None, ""))
            exchange = f"{words!r}: {' '.join(said.split())[:SHOWN]!r}"
            yield Asked(None if at is None else at - delivery.since, expected in said, exchange)


def _spaced(question: str, serial: int) -> str:
    """The same words, told from those of other serials by where two spaces stand in the place of one."""
    words = question.split(" ")
    gaps = ("  " if serial >> place & 1 else " " for place in range(len(words) - 1))
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


class Figures(NamedTuple):
    """How the honest were answered."""

    count: int
    p50: float  # seconds
    p95: float
    worst: float
    wrong: int
    missing: int
    such_as: str  # the first wrong exchange


def figures(asked: list[Asked]) -> Figures:
    """What is printed of the answers."""
    taken = sorted(one.seconds for one in asked if one.seconds is not None)
    wrong = [one.exchange for one in asked if one.seconds is not None and not one.right]
    such_as = wrong[0] if wrong else ""
    missing = sum(one.seconds is None for one in asked)
    if not taken:
        return Figures(0, 0.0, 0.0, 0.0, len(wrong), missing, such_as)
    p95 = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    return Figures(len(taken), median(taken), min(p95, taken[-1]), taken[-1], len(wrong), missing, such_as)
