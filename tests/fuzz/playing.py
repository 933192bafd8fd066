"""The whole bot is sent broken updates, and answers an honest person meanwhile."""

import logging
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from corpus.library import Library
from corpus.models import Draft
from tests.fuzz.making import Made
from tests.support.whole_bot import whole_bot
from tests.world import World

AT_ONCE = 40  # updates between two questions of the honest person
SENTENCE = "The harbour of Brenn opened again on Monday, the prefect said."
ASKED = "When did the harbour of Brenn open again?"
SKIPPED = "an update cannot be read"


class Outcome(NamedTuple):
    """What became of them."""

    tried: Counter[str]  # by the way in which they were made
    kinds: int
    skipped: int
    waits: list[float]  # seconds, of the honest person
    unanswered: int
    failed: list[str]  # what the log says of callbacks that failed
    telling: list[str]  # records that hold words of an update


async def play(made: Iterable[Made], folder: Path) -> Outcome:
    """Send all updates through long polling, some at a time."""
    tried: Counter[str] = Counter()
    kinds, waits, unanswered = set(), [], 0
    # Each question is somebody else's: Telegram takes few messages of one.
    names = (f"Anna {number}" for number in count(1))
    with World() as world, _records() as records, Library.open(folder) as library:
        library.add(Draft(text=SENTENCE))
        async with whole_bot(world, library, [world.person("Ada")]):
            rest = iter(made)
            while some := list(islice(rest, AT_ONCE)):
                for one in some:
                    world.state.updates.put_raw(one.update)
                    tried[one.way] += 1
                    kinds.add(one.kind)
                started = time.monotonic()
                reply = await world.person(next(names)).asks(ASKED)
                waits.append(time.monotonic() - started)
                unanswered += reply.quotes != [SENTENCE]
            await world.until(lambda: not world.state.updates.pending)
    skipped = sum(SKIPPED in record.getMessage() for record in records)
    failed = [_failure(record) for record in records if record.levelno >= logging.ERROR]
    telling = [said for record in records if "Who cancelled it" in (said := record.getMessage())]
    return Outcome(tried, len(kinds), skipped, waits, unanswered, failed, telling)


def _failure(record: logging.LogRecord) -> str:
    """What failed, and where in our own files."""
    error = record.exc_info[1] if record.exc_info else None
    frames = traceback.extract_tb(error.__traceback__) if error else []
    places = [
        f"{Path(one.filename).name}:{one.lineno}" for one in frames if "site-packages" not in one.filename
    ]
    return f"{record.getMessage()} ({type(error).__name__} at {' '.join(places[-2:])})"


@contextmanager
def _records() -> Iterator[list[logging.LogRecord]]:
    """What our own loggers say meanwhile."""
    records: list[logging.LogRecord] = []

    class Keeper(logging.Handler):
        """Keeps each record."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep it."""
            records.append(record)

    keeper = Keeper()
    root = logging.getLogger()
    level = root.level
    root.addHandler(keeper)
    root.setLevel(logging.INFO)
    try:
        yield records
    finally:
        root.removeHandler(keeper)
        root.setLevel(level)


def table(outcome: Outcome) -> str:
    """The outcome as a person reads it."""
    waits = sorted(outcome.waits)
    rows = [f"{number:6} {way}" for way, number in outcome.tried.most_common()]
    return "\n".join(
        [
            *rows,
            f"{outcome.tried.total():6} in all, of {outcome.kinds} kinds; "
            f"{outcome.skipped} could not be read and were passed over, with a line each",
            f"{len(waits):6} honest questions meanwhile, {outcome.unanswered} without their answer; "
            f"waited {waits[len(waits) // 2]:.2f} s (median), {waits[-1]:.2f} s (longest)",
            f"{len(outcome.failed):6} callbacks failed",
            f"{len(outcome.telling):6} lines of the log hold words of an update",
        ]
    )
