"""The owner, a colleague, a reader and their group."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Unpack

from corpus.library import Library
from corpus.readers import read
from handlers.people.introducing import introduce
from tests.evening.clock import Clock
from tests.evening.diary import Diary
from tests.support.paths import SAMPLES
from tests.support.whole_bot import whole_bot
from tests.world import Message, Person, World
from tests.world.people.account import Where

_SECRET = re.compile(r"ai-\d[\d…-]*")
_UNTIL = re.compile(r"until \d{1,2} \w+ \d{4}, \d\d:\d\d UTC")


class Stage:
    """All that an act of the first hour needs."""

    library: Library  # while the bot runs

    def __init__(self, world: World, clock: Clock, folder: Path) -> None:
        self.world = world
        self.clock = clock
        self.diary = Diary(world, clock)
        self._folder = folder
        self.ada, self.bea, self.rob = (world.person(name) for name in ("Ada", "Bea", "Rob"))
        self.chloe = world.person("Chloé", language_code="fr")
        self.group = world.supergroup("Press review", [self.ada, self.chloe, self.rob], bot=False)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """The bot from its start to its end, with menus and profile."""
        # The first file takes longer than the others, and on a busy machine so long that a bar is shown.
        read("first.txt", self.sample("2025-12-04-en-rate-decision.txt"))
        with Library.open(self._folder) as self.library:
            async with whole_bot(self.world, self.library, [self.ada], introduced=introduce):
                await self.world.quiet()
                yield

    def sample(self, name: str) -> bytes:
        """One of the sample articles."""
        return (SAMPLES / name).read_bytes()

    async def asks(self, who: Person, words: str, **where: Unpack[Where]) -> Message:
        """Write something; the reply, after both are written down."""
        self.clock.goes_on(1, 10)
        return await self.replied(who.says(words, **where))

    async def replied(self, message: Message) -> Message:
        """The reply to a message, after both are written down."""
        reply = await self.world.reply_to(message)
        await self.world.quiet()
        self.diary.catch_up()
        return reply

    async def told(self, words: str) -> None:
        """Wait for what the bot tells the owner of its own accord, and write it down."""
        await self.world.until(
            lambda: any(words in said.text for said in self.world.from_bot(self.ada.private))
        )
        self.diary.catch_up()

    async def presses(self, who: Person, reply: Message, label: str) -> None:
        """Press a button, and write down what becomes of it."""
        self.clock.goes_on(0, 20)
        notice = await who.presses(reply, label)
        self.diary.pressed(who.name, label, notice)
        await self.world.quiet()
        self.diary.catch_up()

    def text(self) -> str:
        """The diary, without what differs each time: the secret of a link, and until when it holds."""
        written = _SECRET.sub("ai-…", self.diary.text())
        return _UNTIL.sub("until the day after tomorrow", written)

    def menu(self, who: Person) -> None:
        """Write down the commands that somebody's app offers."""
        self.diary.happens(f"{who.name}’s menu: {' '.join(f'/{name}' for name in who.menu())}")
