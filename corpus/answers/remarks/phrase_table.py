"""Messages that are made of nothing but known phrases, such as "ok, merci beaucoup !"."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from corpus.language.folding import fold

LONGEST = 120
"""Characters of a message that is looked at."""

FILLER = "filler"
"""The kind of phrases that mean nothing by themselves, such as "bot" and "please"."""

_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"(.)\1+")

Kind = TypeVar("Kind", bound=StrEnum)


class Remark(NamedTuple, Generic[Kind]):
    """What a message says, and its language where the phrases tell which."""

    kind: Kind
    language: str | None


class _Phrase(NamedTuple):
    kind: str
    language: str


class PhraseTable(Generic[Kind]):
    """Phrases by their words, from a file in this folder with the kind, language and words of each.

    Case, accents, punctuation, emoji and letters that are drawn out ("heyyy") make no difference.
    """

    def __init__(self, name: str, kinds: type[Kind]) -> None:
        """``kinds`` begin with those that a message of several shows."""
        self._kinds = kinds
        self._phrases: dict[tuple[str, ...], _Phrase] = {}
        for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
            kind, language, words = line.split("\t")
            self._phrases.setdefault(tuple(_words(words)), _Phrase(kind, language))
        self._longest = max(map(len, self._phrases))

    def read(self, message: str) -> Remark[Kind] | None:
        """What a message says that is made of phrases of the table from end to end; None for any other."""
        if len(message) > LONGEST:
            return None
        told = [phrase for phrase in self._taken_apart(_words(message)) if phrase.kind != FILLER]
        said = {phrase.kind for phrase in told}
        languages = {phrase.language for phrase in told} - {""}
        language = languages.pop() if len(languages) == 1 else None
        return next((Remark(kind, language) for kind in self._kinds if kind in said), None)

    def _taken_apart(self, words: list[str]) -> list[_Phrase]:
        """The fewest phrases that make up the words; none when something is left over."""
        made: dict[int, list[_Phrase]] = {0: []}  # of the words up to a position
        for start in range(len(words)):
            if start not in made:
                continue
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                phrase = self._phrases.get(tuple(words[start:end]))
                if phrase and (end not in made or len(made[end]) > len(made[start]) + 1):
                    made[end] = [*made[start], phrase]
        return made.get(len(words), [])


def _words(text: str) -> list[str]:
    return [_REPEATED.sub(r"\1", word) for word in _WORD.findall(fold(text))]
