"""Lists of words that the rules for follow-ups know, English and French together, folded."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("word_lists.tsv")


def words(name: str) -> frozenset[str]:
    """The list of a name."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {name: frozenset(listed.split()) for name, listed in rows}
