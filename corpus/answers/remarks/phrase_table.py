"""Messages that are made of nothing but known phrases, such as "ok, merci beaucoup !"."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.language.folding import fold

LONGEST = 120
"""Characters of a message that is looked at."""

FILLER = "filler"
"""The kind of phrases that mean nothing by themselves, such as "bot" and "please"."""

_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"(.)\1+")


class Remark(NamedTuple):
    """What a message says: its kind, and its language where the phrases tell which."""

    kind: str
    language: str | None


class PhraseTable:
    """Phrases by their words, each with its kind and language, from a table of three columns.

    Case, accents, punctuation, emoji and letters that are drawn out ("heyyy") make no difference.
    """

    def __init__(self, table: Path) -> None:
        self._kinds: list[str] = []  # those that a message shows first, first
        self._phrases: dict[tuple[str, ...], Remark] = {}
        for line in table.read_text(encoding="utf-8").splitlines():
            kind, language, phrase = line.split("\t")
            self._phrases.setdefault(tuple(_words(phrase)), Remark(kind, language or None))
            if kind not in self._kinds:
                self._kinds.append(kind)
        self._longest = max(map(len, self._phrases))

    def read(self, message: str) -> Remark | None:
        """What a message says that is made of phrases of the table from end to end; None for any other."""
        if len(message) > LONGEST:
            return None
        said = self._taken_apart(_words(message))
        kinds = {remark.kind for remark in said} - {FILLER}
        if not kinds:
            return None
        languages = {remark.language for remark in said if remark.kind != FILLER} - {None}
        return Remark(min(kinds, key=self._kinds.index), languages.pop() if len(languages) == 1 else None)

    def _taken_apart(self, words: list[str]) -> list[Remark]:
        """The fewest phrases that make up the words; none when something is left over."""
        made: dict[int, list[Remark]] = {0: []}  # of the words up to a position
        for start in range(len(words)):
            if start not in made:
                continue
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                remark = self._phrases.get(tuple(words[start:end]))
                if remark and (end not in made or len(made[end]) > len(made[start]) + 1):
                    made[end] = [*made[start], remark]
        return made.get(len(words), [])


def _words(text: str) -> list[str]:
    return list(_spelt(text))


def _spelt(text: str) -> Iterator[str]:
    for match in _WORD.finditer(fold(text)):
        yield _REPEATED.sub(r"\1", match[0])


@cache
def phrase_table(name: str) -> PhraseTable:
    """The table of a name in this folder."""
    return PhraseTable(Path(__file__).with_name(name))
