"""What a person waits for: a question, the command as a whole process; and the idle bot's memory."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bot.commands.vector_progress import embed_articles
from bot.corpora import MODELS_FOLDER
from corpus.library import Library
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.readers import read
from tests.support.paths import SAMPLES
from tests.world import World

ARTICLES = 10
QUESTIONS = (
    "Who cancelled the meeting?",
    "Pourquoi les vols sont-ils annulés à Lyon ?",
    "Why did the central bank cut rates?",
    "Combien de maisons ont été inondées ?",
    "How do I cook pasta?",
)
ROUNDS, PROCESSES = 40, 7


def main() -> None:
    """Print a line for each."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        with Library.open(data, model=lambda: open_bundled(data / MODELS_FOLDER)) as library:
            for file in sorted(SAMPLES.iterdir())[:ARTICLES]:
                library.add(read(file.name, file.read_bytes()))
            embed_articles(library)
            asked = timed(
                lambda number: library.ask(QUESTIONS[number % len(QUESTIONS)]), ROUNDS * len(QUESTIONS)
            )
        slow = quantiles(asked, n=20)[-1]
        print(f"library.ask, {ARTICLES} articles       p50 {median(asked):6.1f} ms   p95 {slow:6.1f} ms")
        whole = timed(lambda _: command(data, "ask", QUESTIONS[0]), PROCESSES)
        print(f"pullquote ask, a whole process  p50 {median(whole):6.0f} ms")
        print(f"the idle bot's memory           {asyncio.run(idle_memory(data)):6.0f} MB")


def timed(work: Callable[[int], object], times: int) -> list[float]:
    """Milliseconds of each run, after one that does not count."""
    work(0)
    milliseconds = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        milliseconds.append(1000 * (time.perf_counter() - began))
    return milliseconds


def command(data: Path, *words: str) -> None:
    """Run a command to its end."""
    line = [sys.executable, "-m", "bot", "--data-dir", str(data), *words]
    subprocess.run(line, check=True, capture_output=True)


async def idle_memory(data: Path) -> float:
    """Resident megabytes of a bot that has answered one question and waits."""
    with World() as world:
        environment = os.environ | world.environment | {"DATA_DIR": str(data), "LOG_LEVEL": "ERROR"}
        bot = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=environment)
        try:
            await world.listening(within=30)
            await world.person("Anna").asks(QUESTIONS[0])
            status = Path(f"/proc/{bot.pid}/status").read_text()
        finally:
            bot.terminate()
            bot.wait(20)
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
