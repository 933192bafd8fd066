"""Questions arriving at random at a whole bot: ``python -m tests.bench.load``, a minute in all.

Thirty are asked a second, for twenty seconds, of 10,000 articles.

Two times are told, both until the reply has reached the Bot API server: from the update's being handed to
the bot, and from its being there to be fetched. The bot is a process of its own; the server and all the
people are another. They share the machine, so the processor time of both and the load are told too.

    --seconds 120            for two minutes
    --meaning                by words and meaning; the articles' vectors are drawn at random
    --inline                 inline queries in place of messages
    --rate 40 --seconds 500  20,000 updates, after which the memory must be what it was
    --data FOLDER            keeps the corpus for the next time
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bot.corpora import MODELS_FOLDER
from corpus.library import DATABASE_FILE, Library
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.schema.schema import open_database
from corpus.store import Store
from tests.bench.asking import draw_vectors
from tests.bench.crowd import SEED, Crowd, Wait
from tests.bench.invented import article
from tests.world import World

ARTICLES, RATE, SECONDS = 10_000, 30.0, 20.0
BATCH = 500
WARM_UP = 100  # questions that do not count
QUARTERS = 4  # of the time, after each of which the memory is looked at


def main(arguments: list[str] | None = None) -> None:
    """Fill a corpus, run the bot on it, and print how long the replies took."""
    options = parsed(arguments)
    with folder(options.data) as data:
        fill(data, options)
        with World() as world, running(world, data, options.meaning) as bot:
            asyncio.run(measure(world, bot, options))


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rate", type=float, default=RATE, help="questions a second")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--meaning", action="store_true")
    parser.add_argument("--inline", action="store_true")
    parser.add_argument("--data", type=Path)
    return parser.parse_args(arguments)


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """The folder of the corpus."""
    if kept:
        yield kept
        return
    with TemporaryDirectory() as passing:
        yield Path(passing)


def fill(data: Path, options: argparse.Namespace) -> None:
    """Add invented articles until there are enough, and their vectors if these are wanted."""
    chance = random.Random(SEED)  # noqa: S311  the same articles each time
    with Library.open(data) as library:
        drafts = (article(chance, number) for number in range(library.count(), options.articles))
        for _ in library.add_many(drafts, batch=BATCH):
            pass
        library.follow()
    if options.meaning:
        store = Store(open_database(f"sqlite:///{data / DATABASE_FILE}"))
        draw_vectors(store, open_bundled(data / MODELS_FOLDER))
        store.close()


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


async def measure(world: World, bot: int, options: argparse.Namespace) -> None:
    """Ask for as long as wanted, and print the figures."""
    await world.listening(within=120)
    crowd = Crowd(world, inline=options.inline)
    await crowd.ask(WARM_UP, options.rate)
    times = int(options.rate * options.seconds / QUARTERS)
    waits, memory, worked = [], [resident(bot)], (processor(bot), time.process_time())
    for _ in range(QUARTERS):
        waits += await crowd.ask(times, options.rate)
        memory.append(resident(bot))
    by_bot, by_world = processor(bot) - worked[0], time.process_time() - worked[1]
    report(options, waits)
    if len(waits) < QUARTERS * times:
        print(f"{QUARTERS * times - len(waits)} got no reply: one of their calls took too long")
    print(
        f"processor time of a question      bot {1000 * by_bot / len(waits):.1f} ms"
        f"   server and people {1000 * by_world / len(waits):.1f} ms   load average {os.getloadavg()[0]:.1f}"
    )
    quarters = ", ".join(f"{megabytes:.0f}" for megabytes in memory[1:])
    print(f"memory of the bot                 {memory[0]:.0f} MB before, {quarters} after each quarter")


def report(options: argparse.Namespace, waits: list[Wait]) -> None:
    """Print how long the replies took."""
    way = "words and meaning" if options.meaning else "words"
    asked = "inline queries" if options.inline else "questions"
    print(f"{len(waits)} {asked} by {way}, {options.rate:g} a second, {options.articles:,} articles")
    for name, taken in (
        ("from the bot's having it to the reply", [wait.bot for wait in waits]),
        ("from its being there to the reply", [wait.whole for wait in waits]),
    ):
        slow = quantiles(taken, n=100)
        print(f"{name:38}  p50 {median(taken):.0f}   p95 {slow[94]:.0f}   p99 {slow[98]:.0f} ms")


def resident(process: int) -> float:
    """Megabytes of memory of a process and those that it started; what they share counts once."""
    return sum(_proportional(one) for one in family(process)) / 1024


def processor(process: int) -> float:
    """Seconds of processor time so far, of a process and those that it started."""
    return sum(sum(map(int, _statistics(one)[11:13])) for one in family(process)) / os.sysconf("SC_CLK_TCK")


def family(process: int) -> list[int]:
    """A process and those that it started."""
    processes, parents = [process], {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            parents[int(entry.name)] = int(_statistics(int(entry.name))[1])
    for one in processes:
        processes += [child for child, parent in parents.items() if parent == one]
    return processes


def _statistics(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _proportional(process: int) -> int:
    kept = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(next(line.split()[1] for line in kept.splitlines() if line.startswith("Pss:")))


if __name__ == "__main__":
    main()
