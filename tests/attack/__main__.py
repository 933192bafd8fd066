"""All attacks in turn, or those whose names hold one of some words: ``python -m tests.attack title flood``.

Exit status 1 says that one got through.

    --list       says which there are
    --limit 3    lets others wait up to three seconds, for a machine that is busy with other programs
"""

import argparse
import signal
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path

from tests.attack import newsroom
from tests.attack.playing import LIMIT, Outcome, play
from tests.attack.registry import attacks

COLUMNS = ("others", 6), ("p50", 6), ("p95", 6), ("worst", 6), ("wrong", 5), ("none", 4), ("MB", 4), ("s", 4)
HEAD = " ".join([f"{'attack':44}", *(f"{name:>{width}}" for name, width in COLUMNS)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, print a table, and say whether all held."""
    options = parsed(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the bot that is attacked ends with this
    chosen = [one for one in attacks() if any(word in one.name for word in options.words or [""])]
    if options.list:
        for one in chosen:
            print(f"{one.name:44} {one.says}")
        return 0
    print(HEAD, flush=True)
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "newsroom"
        newsroom.fill(articles)
        for one in chosen:
            outcome = play(one, articles, options.limit)
            print(told(outcome), flush=True)
            broken += [] if outcome.held else [outcome]
    print(f"{len(chosen)} attacks, {len(broken)} got through")
    return 1 if broken or not chosen else 0


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="parts of the names of those to play")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--limit", type=float, default=LIMIT, metavar="SECONDS")
    return parser.parse_args(arguments)


def told(outcome: Outcome) -> str:
    """The lines of an outcome."""
    name, honest = outcome.attack.name.removeprefix("attack_"), outcome.honest
    line = (
        f"{name:44} {honest.count:6} {honest.p50:6.2f} {honest.p95:6.2f} {honest.worst:6.2f}"
        f" {honest.wrong:5} {honest.missing:4} {outcome.peak:4} {outcome.seconds:4.0f}  "
    )
    if outcome.held:
        return line + "held"
    reasons = textwrap.wrap("; ".join(outcome.broken), 110, initial_indent="    ", subsequent_indent="    ")
    return "\n".join([line + "BROKEN", *reasons])


if __name__ == "__main__":
    sys.exit(main())
