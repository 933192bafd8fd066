"""One person floods the bot while others ask: ``python -m tests.bench.flood``, half a minute for each attack.

Ten people ask in turn, one question every half second. Told are the times until their replies have reached
the Bot API server. The bot is a process of its own; the server and all people are another.

    --attack presses questions    only these
    --seconds 20                  of questions for each
"""

import argparse
import asyncio
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bot.serving import running
from bot.settings import load_settings
from corpus.library import Library
from corpus.web.addresses import Reach
from tests.bench.invented import article, question
from tests.support.web_server import Site, site
from tests.world import Person, World

ARTICLES, SECONDS, EVERY, PEOPLE = 1_000, 15.0, 0.5, 10
SEED, HANGS = 11, 120.0
SECRET = "a-secret-of-the-webhook"
BOT = "import tests.bench.flood as flood; flood.run_bot_near_us()"

Attack = Callable[["Flood"], None]


class Flood:
    """What an attacker has at hand."""

    def __init__(self, world: World, attacker: Person, web: Site, port: int) -> None:
        self.world = world
        self.attacker = attacker
        self.web = web
        self.port = port
        self.sockets: list[socket.socket] = []
        self._chance = random.Random(SEED)  # noqa: S311

    def question(self) -> str:
        """Some question."""
        return question(self._chance)

    def presses(self) -> None:
        """400 presses of the buttons under one answer."""
        answer = self.world.from_bot(self.attacker.private)[-1]
        labels = [
            label
            for label in (button["text"] for row in answer.keyboard for button in row)
            if any(word in label for word in ("More", "Why", "Context"))
        ]
        for label, _ in zip(cycle(labels), range(400), strict=False):
            self.attacker.touches(answer, label)

    def questions(self) -> None:
        """400 questions in one private chat."""
        for _ in range(400):
            self.attacker.says(self.question())

    def keystrokes(self) -> None:
        """400 inline queries."""
        for _ in range(400):
            self.attacker._asks_inline(self.question(), "")

    def groups(self) -> None:
        """Eight questions in each of fifty groups."""
        for number in range(50):
            group = self.world.supergroup(f"Group {number}", [self.attacker])
            for _ in range(8):
                self.attacker.says(f"/ask@pullquote_bot {self.question()}", chat=group)

    def edits(self) -> None:
        """One question edited 400 times."""
        asked = self.attacker.says(self.question())
        for _ in range(400):
            self.attacker.edits(asked, self.question())

    def links(self) -> None:
        """Ten messages of ten links each to a server that drips."""
        links = [self.web.page(f"/{number}", "Nothing.") for number in range(100)]
        self.web.dripping = True
        for first in range(0, 100, 10):
            self.attacker.says(" ".join(links[first : first + 10]))

    def files(self) -> None:
        """100 files of 5 MB."""
        line = "The mayor of Belmont opened the old bridge after a storm, said the prefect. "
        for number in range(100):
            self.attacker.sends_document(f"{number}.txt", (f"File {number}\n\n" + line * 65_000).encode())

    def forwards(self) -> None:
        """300 forwarded pictures with captions in albums of ten."""
        album = self.attacker.sends_pictures(*[f"{self.question()} {'word ' * 60}" for _ in range(10)])
        for _ in range(29):
            self.attacker.forwards_album(album)

    def half_open(self) -> None:
        """1,100 posts that never end."""
        head = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        for _ in range(1_100):
            opened = socket.create_connection(("127.0.0.1", self.port))
            opened.sendall(f"{head}Content-Length: 900000\r\n\r\n{{".encode())
            self.sockets.append(opened)

    def nothing(self) -> None:
        """For comparison."""


ATTACKS: dict[str, Attack] = {
    name: getattr(Flood, name)
    for name in (
        *("nothing", "presses", "questions", "keystrokes", "groups", "edits"),
        *("links", "files", "forwards", "half_open"),
    )
}


def main() -> None:
    """Print a line for each attack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--attack", nargs="+", choices=ATTACKS, default=list(ATTACKS))
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8192)), hard))
    with TemporaryDirectory() as folder:
        fill(Path(folder) / "filled")
        for number, name in enumerate(options.attack):
            # Each begins with the same corpus.
            data = shutil.copytree(Path(folder) / "filled", Path(folder) / str(number))
            with World() as world, site() as web:
                attacker = world.person("Mallory")
                port = free_port()
                with bot_of(world, data, attacker, port, by_webhook=name == "half_open"):
                    flood = Flood(world, attacker, web, port)
                    report(name, asyncio.run(measured(flood, ATTACKS[name], options.seconds)))


def fill(data: Path) -> None:
    """Add invented articles."""
    chance = random.Random(SEED)  # noqa: S311
    with Library.open(data) as library:
        for _ in library.add_many((article(chance, number) for number in range(ARTICLES)), batch=500):
            pass
        library.follow()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def bot_of(world: World, data: Path, admin: Person, port: int, *, by_webhook: bool) -> Iterator[None]:
    """A bot in a process of its own, with the usual limit of descriptors."""
    settings = {
        "DATA_DIR": str(data),
        "EMBEDDINGS_URL": "off",
        "ADMIN_IDS": str(admin.id),
        "LOG_LEVEL": "ERROR",
        "LISTEN": f"127.0.0.1:{port}",
    }
    if by_webhook:
        settings |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_SECRET": SECRET}
    bot = subprocess.Popen([sys.executable, "-c", BOT], env=os.environ | world.environment | settings)
    try:
        yield
    finally:
        bot.terminate()
        try:
            bot.wait(20)
        except subprocess.TimeoutExpired:
            print("    it did not end within 20 seconds")
            bot.kill()
            bot.wait()


def run_bot_near_us() -> None:
    """The bot as it runs, but for links, which may lead to this machine."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    running.build = partial(running.build, reach=Reach(private=True))  # type: ignore[assignment]
    running.run_bot(load_settings())


async def measured(flood: Flood, attack: Attack, seconds: float) -> list[float]:
    """Seconds of the others' replies while the flood is on."""
    world = flood.world
    await world.listening(within=HANGS)
    people = cycle([world.person(f"Person {number}") for number in range(PEOPLE)])
    for _ in range(5):
        await next(people).asks(flood.question(), within=HANGS)
    await flood.attacker.asks(flood.question(), within=HANGS)
    await asyncio.sleep(1)
    flooding = asyncio.create_task(asyncio.to_thread(attack, flood))
    waits: list[asyncio.Task[float]] = []
    async with asked_in_time(seconds) as due:
        async for _ in due:
            waits.append(asyncio.create_task(timed(next(people), flood.question())))
    await flooding
    found = await asyncio.gather(*waits)
    for one in flood.sockets:
        one.close()
    flood.web.dripping = False
    return found


@asynccontextmanager
async def asked_in_time(seconds: float) -> AsyncIterator[AsyncIterator[None]]:
    """One turn every half second."""

    async def turns() -> AsyncIterator[None]:
        began = time.monotonic()
        for number in range(int(seconds / EVERY)):
            await asyncio.sleep(max(began + number * EVERY - time.monotonic(), 0))
            yield

    yield turns()


async def timed(person: Person, asked: str) -> float:
    """Seconds until the reply to a question is at the server."""
    began = time.monotonic()
    try:
        await person.asks(asked, within=HANGS)
    except AssertionError:
        return HANGS
    return time.monotonic() - began


def report(name: str, waits: list[float]) -> None:
    """Print one line."""
    slow = quantiles(waits, n=100)
    late = f"   {sum(wait > 1 for wait in waits)} of {len(waits)} over a second"
    print(
        f"{name:12}  p50 {median(waits):6.3f}   p95 {slow[94]:6.3f}   worst {max(waits):6.3f} s{late}"
        f"   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
