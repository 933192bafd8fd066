"""Questions arriving at random at a whole bot: ``python -m tests.bench.load --seconds 120``.

The time from an update's being there to be fetched to the arrival of its reply, with Poisson arrivals.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from corpus.library import Library
from tests.bench.invented import article, question
from tests.world import Person, World

SEED = 11
BATCH = 500
PEOPLE = 500  # no one of them asks so often that the limit of their own chat would count
WARM_UP = 20  # questions that do not count
PATIENCE = 60.0  # seconds for the last replies


def main() -> None:
    """Fill a corpus, run the bot on it, and print how long the replies took."""
    options = parsed()
    with folder(options.data) as data:
        fill(data, options.articles)
        asyncio.run(load(data, options))


def parsed() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=30.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--meaning", action="store_true", help="find by meaning too, by the bundled model")
    parser.add_argument("--data", type=Path, help="a folder to keep the corpus in for the next time")
    return parser.parse_args()


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """The folder of the corpus."""
    if kept:
        yield kept
        return
    with TemporaryDirectory() as passing:
        yield Path(passing)


def fill(data: Path, articles: int) -> None:
    """Add invented articles until there are enough."""
    chance = random.Random(SEED)  # noqa: S311  the same articles each time
    with Library.open(data) as library:
        drafts = (article(chance, number) for number in range(library.count(), articles))
        for _ in library.add_many(drafts, batch=BATCH):
            pass
        library.follow()


async def load(data: Path, options: argparse.Namespace) -> None:
    """Ask for as long as wanted, and print the figures."""
    with World() as world:
        # Other people each time: a kept corpus knows the messages of the last ones as answered.
        world.state.serial = count(int(1000 * time.time()))
        await measure(world, data, options)


async def measure(world: World, data: Path, options: argparse.Namespace) -> None:
    """Run the bot and ask."""
    with running(world, data, options.meaning) as bot:
        await world.listening(within=120)
        people = [world.person(f"Person {number}") for number in range(PEOPLE)]
        chance = random.Random(SEED)  # noqa: S311
        await ask(world, people, chance, WARM_UP, options.rate)
        before = memory(bot)
        asked = await ask(world, people, chance, int(options.rate * options.seconds), options.rate)
        report(options, sorted(delays(world, asked)), before, memory(bot))


@contextmanager
def running(world: World, data: Path, meaning: bool) -> Iterator[int]:
    """A bot in a process of its own; its number."""
    settings = {"DATA_DIR": str(data), "LOG_LEVEL": "ERROR", "EMBEDDINGS_URL": "" if meaning else "off"}
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=os.environ | world.environment | settings
    )
    try:
        yield bot.pid
    finally:
        bot.terminate()
        bot.wait(30)


async def ask(
    world: World, people: list[Person], chance: random.Random, times: int, rate: float
) -> dict[tuple[int, int], float]:
    """Ask at random moments, and wait for the last reply; when each message was written."""
    asked: dict[tuple[int, int], float] = {}
    replies = len(world.calls("sendMessage")) + times
    due = time.monotonic()
    for _ in range(times):
        due += chance.expovariate(rate)
        await asyncio.sleep(max(due - time.monotonic(), 0))
        person = chance.choice(people)
        now = time.monotonic()
        message = person.says(question(chance))
        asked[message.chat.id, message.id] = now
    await world.until(lambda: len(world.calls("sendMessage")) >= replies, within=PATIENCE)
    await world.quiet()  # the last of these calls may still be being read
    return asked


def delays(world: World, asked: dict[tuple[int, int], float]) -> Iterator[float]:
    """Milliseconds from each message to its reply."""
    for call in world.calls("sendMessage"):
        message = call.arguments["chat_id"], call.arguments["reply_parameters"]["message_id"]
        if message in asked:
            yield 1000 * (call.at - asked[message])


def memory(process: int) -> float:
    """Resident megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def report(options: argparse.Namespace, taken: list[float], before: float, after: float) -> None:
    """Print a line for the times and one for the memory."""
    way = "with meaning" if options.meaning else "by words"
    print(
        f"{options.articles} articles, {options.rate:g} questions a second for {options.seconds:g} s, {way}"
    )
    slow = quantiles(taken, n=100)
    figures = f"p50 {median(taken):.0f}   p95 {slow[94]:.0f}   p99 {slow[98]:.0f} ms"
    print(f"update to reply, {len(taken)} questions   {figures}")
    print(f"memory of the bot  {before:.0f} MB before, {after:.0f} MB after")


if __name__ == "__main__":
    main()
