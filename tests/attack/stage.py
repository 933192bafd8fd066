"""The attacked bot as a process, its data folder, the web around it, and the honest people who ask it."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from corpus.chats.rights import Right
from corpus.library import Library
from corpus.models import Article
from tests.attack.honest import Asked, Honest
from tests.bench.load import family
from tests.support.paths import ROOT
from tests.support.staff import hire
from tests.support.web_server import Site, site
from tests.world import Person, World

START_SECONDS = 90.0  # a busy machine's; the bot itself takes some seconds
LEAST_SECONDS = 4.0  # in which the honest ask, however short the attack
END_SECONDS = 10.0  # in which SIGTERM must be answered
GONE_SECONDS = 5.0  # in which children must have followed
# With as many files and connections as a process may have on most systems, however many it may have here.
AS_ELSEWHERE = ("/bin/sh", "-c", 'ulimit -S -n 1024; exec "$@"', "bot")


class Stage:
    """All that an attack needs; ``faults`` says what went wrong beside what the attack itself demands."""

    def __init__(self, world: World, folder: Path, articles: Path, web: Site) -> None:
        self.world = world
        self.web = web
        self.folder = folder
        self.data = folder / "data"
        self.faults: list[str] = []
        self.asked: list[Asked] = []
        self.peak = 0  # megabytes of the bot's own process
        self.owner = world.person("Olga")
        self.owner.user.started = True
        self.port = 0  # of the bot, when it listens for a webhook
        self.secret = "a-secret-of-the-attacked-webhook"
        self._bot: subprocess.Popen[bytes] | None = None
        self._starts = 0
        shutil.copytree(articles, self.data)
        with self.library() as library:
            self.before = articles_in(library)

    @property
    def bot(self) -> int:
        """The number of the bot's process."""
        assert self._bot is not None, "the bot does not run"
        return self._bot.pid

    @property
    def log(self) -> str:
        """What all starts of the bot have logged."""
        return "".join(
            path.read_text(encoding="utf-8", errors="backslashreplace")
            for path in sorted(self.folder.glob("log-*"))
        )

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The corpus, as any other program beside the bot sees it."""
        with Library.open(self.data) as library:
            yield library

    def person(self, name: str, *rights: Right, **more: object) -> Person:
        """Somebody who has written to the bot before, and has rights."""
        person = self.world.person(name, **more)
        person.user.started = True
        if rights:
            with self.library() as library:
                hire(library, person, self.owner, *rights)
        return person

    def follow_feed(self, address: str, by: Person) -> None:
        """Watch a feed; its first look is due at once."""
        with self.library() as library:
            library.feeds.keep(self.world.bot.id, address, None, by.id, 5, datetime.now(UTC))

    def address(self, host: str, path: str) -> str:
        """A page of the near web at a host."""
        return f"http://{host}:{self.web.port}{path}"

    @asynccontextmanager
    async def running(
        self,
        *,
        near_web: bool = False,
        webhook: bool = False,
        honest: bool = True,
        command: Sequence[str] = (),
        cwd: Path | None = None,
        umask: int = -1,
        **settings: str,
    ) -> AsyncIterator[None]:
        """The bot from its start to its end by SIGTERM; honest people ask all the while."""
        if webhook:
            self.port = free_port()
            address = f"http://127.0.0.1:{self.port}"
            settings |= {"LISTEN": f"127.0.0.1:{self.port}", "WEBHOOK_SECRET": self.secret}
            settings |= {"WEBHOOK_URL": f"{address}/hook"}
        people = Honest(self.world)
        module = "tests.attack.near_web_bot" if near_web else "bot"
        self._start(command or [sys.executable, "-m", module, "run"], cwd, umask, settings)
        try:
            seen = len(self.world.calls("getUpdates")), len(self.world.calls("setWebhook"))
            await self.world.until(lambda: self._listens(seen), START_SECONDS)
            await people.warm_up(START_SECONDS)
            if honest:
                people.begin()
                await asyncio.sleep(1.0)
            begun = time.monotonic()
            yield
            if honest:
                await asyncio.sleep(max(begun + LEAST_SECONDS - time.monotonic(), 0))
        finally:
            try:
                await people.end()
                self.asked += people.asked()
            finally:
                await self._end()

    async def kill(self) -> None:
        """End the bot by SIGKILL, as a system without memory does; ``running`` then finds it gone."""
        assert self._bot is not None
        self._bot.kill()
        await asyncio.to_thread(self._bot.wait)
        self._bot = None

    async def until(self, condition: object, within: float, why: str) -> None:
        """Wait for something, or say why not."""
        deadline = time.monotonic() + within
        while not condition():  # type: ignore[operator]
            assert time.monotonic() < deadline, why
            await asyncio.sleep(0.1)

    def articles(self) -> list[Article]:
        """All that answer now."""
        with self.library() as library:
            return articles_in(library)

    def demand_newsroom_as_it_was(self) -> None:
        """Every article of the newsroom is what it was, whatever else came."""
        now = {article.id: article for article in self.articles()}
        for article in self.before:
            assert now.get(article.id) == article, f"{article.title!r} became {now.get(article.id)!r}"

    def demand_no_change(self) -> None:
        """The newsroom is what it was, and nothing came."""
        self.demand_newsroom_as_it_was()
        came = [article.title for article in self.articles()][: -len(self.before)]
        assert not came, f"there are new articles: {came}"

    def demand_nowhere_said(self, words: str) -> None:
        """The bot has written these words to nobody."""
        said = [call.method for call in self.world.calls() if words in str(call.arguments)]
        assert not said, f"{words!r} was sent by {said[0]}"

    def memory(self) -> int:
        """Megabytes of the bot's own process now."""
        return self._status("VmRSS")

    def peak_now(self) -> int:
        """The most megabytes that the bot's own process has had so far."""
        return self._status("VmHWM")

    def children(self) -> list[int]:
        """The processes that the bot has started."""
        return family(self.bot)[1:]

    def _listens(self, seen: tuple[int, int]) -> bool:
        assert self._bot is not None
        if self._bot.poll() is not None:
            raise AssertionError(f"the bot ended at its start:\n{self.log[-2000:]}")
        return seen != (len(self.world.calls("getUpdates")), len(self.world.calls("setWebhook")))

    def _start(self, command: Sequence[str], cwd: Path | None, umask: int, settings: dict[str, str]) -> None:
        own = {
            "DATA_DIR": str(self.data),
            "EMBEDDINGS_URL": "off",
            "ADMIN_IDS": str(self.owner.id),
            "PYTHONPATH": str(ROOT),
        }
        self._starts += 1
        log = self.folder / f"log-{self._starts}"
        with log.open("wb") as stderr:
            self._bot = subprocess.Popen(
                [*AS_ELSEWHERE, *command],
                env=surroundings() | self.world.environment | own | settings,
                cwd=cwd or self.folder,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                umask=umask,
            )

    async def _end(self) -> None:
        bot = self._bot
        if bot is None:
            return
        if bot.poll() is not None:
            self.faults.append(f"the bot ended by itself with {bot.returncode}")
            return
        self.peak = max(self.peak, self._status("VmHWM"))
        children = family(bot.pid)[1:]
        bot.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(bot.wait, END_SECONDS)
        except subprocess.TimeoutExpired:
            self.faults.append(f"SIGTERM was not answered within {END_SECONDS:.0f} s")
            bot.kill()
            await asyncio.to_thread(bot.wait)
        self._bot = None
        await self.demand_gone(children)

    async def demand_gone(self, children: Sequence[int]) -> None:
        """Note those that still run after some seconds, and end them."""
        deadline = time.monotonic() + GONE_SECONDS
        while (left := [one for one in children if lives(one)]) and time.monotonic() < deadline:
            await asyncio.sleep(0.1)
        if left:
            self.faults.append(f"{len(left)} child processes were left")
        for one in left:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def _status(self, field: str) -> int:
        status = Path(f"/proc/{self.bot}/status").read_text(encoding="utf-8")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith(field))) >> 10


@contextmanager
def set_up(folder: Path, articles: Path) -> Iterator[Stage]:
    """A world, a web, and a newsroom in a folder of its own."""
    with World() as world, site() as web:
        yield Stage(world, folder, articles, web)


def articles_in(library: Library) -> list[Article]:
    """All articles that answer, as an export has them."""
    return [library.article_by_key(summary.key) for summary in library.summaries()]


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings() -> dict[str, str]:
    """The environment, in which what one process has compiled is kept for the next."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def lives(process: int) -> bool:
    """Whether a process still runs."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
