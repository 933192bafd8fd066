"""The countries and capitals whose names are no person's."""

from functools import cache
from pathlib import Path

from corpus.language.folding import fold

TABLE = Path(__file__).parents[2] / "language" / "tables" / "places.tsv"
COUNTRIES, CAPITALS = 0, 2  # columns


@cache
def known_places() -> frozenset[str]:
    """Their folded names, in English and French."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    cells = [row[column] for row in rows for column in (COUNTRIES, CAPITALS) if column < len(row)]
    return frozenset(fold(name) for cell in cells for name in cell.replace("/", ",").split(",") if name)
