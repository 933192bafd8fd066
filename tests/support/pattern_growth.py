"""The worst that strings made against a pattern do to it: ``python -m tests.support.pattern_growth``."""

import re
import sys
from typing import Any, NamedTuple

from tests.support.growth import DEAREST, Growth, growth
from tests.support.hostile import Hostile, hostile_to
from tests.support.patterns import Found, collect

_SHOWN = 10


class Worst(NamedTuple):
    """The dearest string that was found for a pattern, the first on which time grows faster than length."""

    growth: Growth
    hostile: Hostile


def worst(pattern: re.Pattern[Any], dearest: float = DEAREST) -> Worst:
    """Every method of a pattern comes down to looking for all its matches, or for one of the whole text."""
    in_bytes = isinstance(pattern.pattern, bytes)

    def run(text: str) -> None:
        given = text.encode("utf-8", "surrogatepass") if in_bytes else text
        for _ in pattern.finditer(given):
            pass
        pattern.fullmatch(given)

    found: list[Worst] = []
    for hostile in hostile_to(pattern):
        found.append(Worst(growth(run, hostile.of_length, dearest), hostile))
        if found[-1].growth.superlinear:
            return found[-1]
    return max(found)


def each_once(found: list[Found]) -> list[Found]:
    """The patterns, those that several places share at the first of them."""
    return list({(one.pattern.pattern, one.pattern.flags): one for one in reversed(found)}.values())[::-1]


def main() -> None:
    """Print the slowest patterns: milliseconds for 100,000 characters, where, on what, and the pattern."""
    measured = sorted(((worst(one.pattern), one) for one in each_once(collect())), reverse=True)
    for (grown, hostile), one in measured[:_SHOWN]:
        written = " ".join(str(one.pattern.pattern).split())
        slow = "superlinear" if grown.superlinear else f"{grown.a_character * 1e8:8.0f} ms"
        sys.stdout.write(f"{slow}  {one.place}  {hostile.before + hostile.unit!r}  {written[:60]}\n")
    sys.stdout.write(f"of {len(measured)} patterns\n")


if __name__ == "__main__":
    main()
