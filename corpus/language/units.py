"""Units of several words that do not mean what their words mean: "called off", "mise en examen"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.language.terms import Token

TABLE = Path(__file__).parent / "tables" / "units.tsv"

LONGEST = 4  # words of a unit
APART = 3  # words between a verb and its particle: "called the whole meeting off"

Terms = tuple[tuple[str, float], ...]


class Units:
    """The units of English and French with their translations; ``Units.load()`` gives the package's table."""

    def __init__(self, translations: Mapping[str, Terms]) -> None:
        self._translations = translations

    @classmethod
    @cache
    def load(cls, path: Path = TABLE) -> Units:
        """The table at ``path``, read once: language, unit, ``stem:percent`` of the other language."""
        other = {"en": "fr", "fr": "en"}
        translations: dict[str, Terms] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            language, unit, listed = line.split("\t")
            shares = (entry.rpartition(":") for entry in listed.split(" "))
            translations[f"{language}:{unit}"] = tuple(
                (f"{other[language]}:{stem}", int(percent) / 100) for stem, _, percent in shares
            )
        return cls(translations)

    def translations(self, unit: str, into: str) -> Terms:
        """The index terms of a language that mean this unit, best first; of "en:call off", for instance."""
        return tuple(pair for pair in self._translations.get(unit, ()) if pair[0].startswith(f"{into}:"))

    def among(self, tokens: Sequence[Token]) -> Mapping[int, str]:
        """For each token that belongs to a unit, by its position, the unit; the longest unit wins."""
        stems = [token.term.partition(":")[2] for token in tokens]
        found: dict[int, str] = {}
        for first, token in enumerate(tokens):
            if first in found or token.stop:
                continue
            language = token.term.partition(":")[0]
            for positions in (*_joined(first, len(tokens)), *_parted(first, tokens)):
                unit = f"{language}:{' '.join(stems[position] for position in positions)}"
                if unit in self._translations:
                    found.update(dict.fromkeys(positions, unit))
                    break
        return found


def _joined(first: int, size: int) -> Iterator[tuple[int, ...]]:
    for length in range(min(LONGEST, size - first), 1, -1):
        yield tuple(range(first, first + length))


def _parted(first: int, tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    """A verb and a function word behind its object, where the object ends."""
    for position in range(first + 2, min(first + 2 + APART, len(tokens))):
        last = position + 1 == len(tokens) or tokens[position + 1].stop
        if tokens[position].stop and last and not tokens[position - 1].stop:
            yield first, position


def save(path: Path, translations: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Write a table of each language's units and the stems that mean them."""
    lines = []
    for language, units in translations.items():
        for unit, terms in sorted(units.items()):
            best_first = sorted(terms.items(), key=lambda pair: (-pair[1], pair[0]))
            listed = " ".join(f"{stem}:{round(100 * share)}" for stem, share in best_first)
            lines.append(f"{language}\t{unit}\t{listed}\n")
    path.write_text("".join(lines), encoding="utf-8")
