"""Ada, her chat with the bot, and what lies around it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Unpack

from corpus.library import Library
from corpus.readers import read
from corpus.web.addresses import Reach
from tests.evening.clock import Clock
from tests.evening.diary import Diary
from tests.morning.articles import PAGE, word_document
from tests.support.web_server import site
from tests.support.whole_bot import whole_bot
from tests.world import Message, World
from tests.world.people.account import Where

HOST = "courrier-seille.example"


class Stage:
    """All that an act of the morning needs."""

    library: Library  # while the bot runs
    address: str  # of a page

    def __init__(self, world: World, clock: Clock, folder: Path) -> None:
        self.world = world
        self.clock = clock
        self.diary = Diary(world, clock)
        self._folder = folder
        self.ada, self.cal = world.person("Ada"), world.person("Cal")
        self.ada.user.started = True
        self.channel = world.channel("Larkness Live", [self.cal], username="larkness")

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """The bot from its start to its end, and the web."""
        # The first file takes longer than the others, and on a busy machine so long that a bar is shown.
        read("harbour.docx", word_document())
        near = Reach(private=True, resolver=lambda host, port: ["127.0.0.1"])
        with self._web(), Library.open(self._folder) as self.library:
            async with whole_bot(self.world, self.library, [self.ada], near):
                yield

    async def sends(self, name: str, data: bytes) -> Message:
        """Send a file; the receipt."""
        self.clock.goes_on(1)
        return await self.replied(self.ada.sends_document(name, data))

    async def asks(self, words: str, **where: Unpack[Where]) -> Message:
        """Write something; the reply."""
        self.clock.goes_on(1)
        return await self.replied(self.ada.says(words, **where))

    async def replied(self, message: Message) -> Message:
        """The reply to a message, after both are written down."""
        reply = await self.world.reply_to(message)
        await self.world.until(lambda: "Stop" not in reply.buttons)
        await self.world.quiet()
        self.diary.catch_up()
        return reply

    async def presses(self, reply: Message, label: str) -> None:
        """Press a button, and write down what becomes of it."""
        self.clock.goes_on(0, 20)
        notice = await self.ada.presses(reply, label)
        self.diary.pressed(self.ada.name, label, notice)
        await self.world.quiet()
        self.diary.catch_up()

    def text(self) -> str:
        """The diary, without the port that the web had this time."""
        return self.diary.text().replace(self.address, self.address.replace(f":{self._port}", ""))

    @contextmanager
    def _web(self) -> Iterator[None]:
        with site() as web:
            self._port = web.port
            self.address = web.page("/piscine", PAGE).replace("127.0.0.1", HOST)
            yield
