"""The people of the evening, the places where they talk, and the bot that comes and goes."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Unpack

from corpus.library import Library
from corpus.meaning.model import Model
from corpus.readers import read
from tests.evening.clock import Clock
from tests.evening.diary import Diary
from tests.support.paths import SAMPLES
from tests.support.whole_bot import whole_bot
from tests.world import Message, Person, World
from tests.world.people.account import Where


class Stage:
    """All that an act of the evening needs."""

    library: Library  # while the bot runs

    def __init__(self, world: World, clock: Clock, folder: Path, model: Callable[[], Model] | None) -> None:
        self.world = world
        self.clock = clock
        self.diary = Diary(world, clock)
        self._folder = folder
        self._model = model
        self.ada = world.person("Ada")  # the bot's admin, who is in no group
        self.anna, self.dan, self.elif_ = (world.person(name) for name in ("Anna", "Dan", "Elif"))
        french = (world.person(name, language_code="fr") for name in ("Bruno", "Chloé", "Maman"))
        self.bruno, self.chloe, self.maman = french
        for person in (self.ada, self.anna):
            person.user.started = True  # they have a chat with the bot since another day
        members = [self.anna, self.bruno, self.chloe, self.dan]
        self.group = world.forum("Press review", ["Consulates", "Transport"], members, bot=False)
        self.channel = world.channel("Courrier de la Seille", [self.bruno])
        self.family = world.group("Famille", [self.chloe, self.maman], bot=False)

    def fill(self) -> None:
        """Give the library the sample articles."""
        with self._open() as library:
            for file in sorted(SAMPLES.iterdir()):
                library.add(read(file.name, file.read_bytes()))
            while library.meaning and library.meaning.embed():
                continue

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """The bot from one start to its end."""
        with self._open() as self.library:
            async with whole_bot(self.world, self.library, [self.ada]):
                yield

    def says(self, who: Person, words: str, topic: str | None = None, **where: Unpack[Where]) -> Message:
        """Say something in the group, a little after what was said before."""
        self.clock.goes_on(1, 20)
        if topic is not None:
            where["topic"] = topic
        return who.says(words, chat=self.group, **where)

    async def talk(self, *said: tuple[Person, str], topic: str | None = None, seconds: int = 40) -> None:
        """Let people talk among themselves, and the bot say nothing."""
        before = len(self.world.from_bot(self.group))
        for who, words in said:
            self.clock.goes_on(0, seconds)
            where: Where = {"chat": self.group} | ({"topic": topic} if topic else {})
            who.says(words, **where)
        await self.world.quiet()
        self.diary.catch_up()
        assert len(self.world.from_bot(self.group)) == before

    async def asks(
        self, who: Person, words: str, topic: str | None = None, **where: Unpack[Where]
    ) -> Message:
        """Ask in the group; the bot's reply, after both are written down."""
        reply = await self.world.reply_to(self.says(who, words, topic, **where))
        self.diary.catch_up()
        return reply

    async def presses(self, who: Person, reply: Message, label: str) -> None:
        """Press a button, and write down what becomes of it."""
        self.clock.goes_on(0, 20)
        self.diary.catch_up()
        notice = await who.presses(reply, label)
        self.diary.pressed(who.name, label, notice)
        await self.world.quiet()
        self.diary.catch_up()

    @staticmethod
    def first_context(reply: Message) -> str:
        """The label of the button that shows the paragraph of the first sentence."""
        return next(label for label in reply.buttons if label.startswith("Context"))

    def _open(self) -> Library:
        return Library.open(self._folder, model=self._model)
