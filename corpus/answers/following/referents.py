"""The person or place that "he", "elle" and "there" may mean: a name in a question or in a cited sentence."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from corpus.answers.following.agents import AGENTS, singular
from corpus.answers.following.place_names import known_places
from corpus.answers.following.word_lists import words
from corpus.language.folding import fold
from corpus.language.terms import Token, tokenize

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|into|outside|à|en|au|aux|dans|vers|près de)\s+$", re.IGNORECASE
)
_OF = re.compile(r"\b(?:of|de|du|des|d['’])\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|m|mme|mlle|monsieur|madame|sir|lady|king|queen|pope)\.?\s+$", re.IGNORECASE
)
_SHE = re.compile(r"\b(?:mrs|ms|miss|lady|queen|mme|mlle|madame|(?:la|une) [\w-]+)\.?\s+$", re.IGNORECASE)
_HE = re.compile(r"\b(?:mr|sir|king|pope|m|monsieur|(?:le|un|du|au) [\w-]+)\.?\s+$", re.IGNORECASE)
_TITLES = words("titles")
_AGENT_OF = re.compile(r"(?<![^\W\d_])([^\W\d_]++) (?:of (?:the )?|de (?:la )?|du |des |d['’])$")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\s+$")
_CALENDAR = words("calendar")
_ORGANISATION = words("organisations")


class Name(NamedTuple):
    """Neighbouring words written with capitals."""

    start: int
    end: int
    text: str
    place: bool
    sure: bool  # to be a person's
    gender: str  # "f", "m" or "" when nothing tells


def names(text: str, language: str) -> list[Name]:
    """The names in a text, in order; neither dates nor acronyms."""
    tokens = tokenize(text, language)
    opening = tokens[0].start if tokens else 0
    found = []
    for run in _runs(text, tokens):
        while len(run) > 1 and fold(text[run[0].start : run[0].end]) in _TITLES:
            del run[0]
        start, end = run[0].start, run[-1].end
        words = [fold(text[token.start : token.end]) for token in run]
        # Any word at the beginning has a capital; two of them are a name.
        if (start == opening and len(run) == 1) or set(words) & (_CALENDAR | _TITLES):
            continue
        found.append(_name(text, start, end, words))
    return found


def person(
    text: str, language: str, gender: str = "", unlike: str = "", *, surely: bool = False
) -> str | None:
    """The person whom a text most likely is about; ``unlike`` holds names that are not meant.

    ``surely`` none whose name may as well be a thing's.
    """
    known = fold(unlike)
    fitting = [
        name
        for name in names(text, language)
        if not name.place
        and (name.sure or not surely)
        and (not gender or name.gender in ("", gender))
        and fold(name.text.split()[-1]) not in known
        and not set(fold(name.text).split()) & _ORGANISATION
    ]
    return next((name.text for name in sorted(fitting, key=lambda name: not name.sure)), None)


def place(text: str, language: str, unlike: str = "") -> str | None:
    """The first place that a text names, but for those in ``unlike``."""
    known = fold(unlike)
    found = (name.text for name in names(text, language) if name.place)
    return next((name for name in found if fold(name) not in known), None)


def _runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    def capitalised(token: Token) -> bool:
        written = text[token.start : token.end]
        return token.capitalised and not token.stop and not (len(written) > 1 and written.isupper())

    run: list[Token] = []
    for named, some in groupby(tokens, capitalised):
        for token in some if named else ():
            if run and text[run[-1].end : token.start] not in (" ", "-"):
                yield run
                run = []
            run.append(token)
        if run:
            yield run
        run = []


def _name(text: str, start: int, end: int, words: list[str]) -> Name:
    before = text[max(start - 40, 0) : start]
    written = text[start:end]
    known_place = fold(written) in known_places()
    titled = bool(_TITLE.search(before))
    word_before = _WORD_BEFORE.search(before)
    described = word_before is not None and singular(fold(word_before[1])) in AGENTS
    sure = titled or described or (len(words) > 1 and not _OF.search(before))
    of_agent = _AGENT_OF.search(before)
    governed = of_agent is not None and singular(fold(of_agent[1])) in AGENTS  # "the mayor of Saintes"
    in_place = (governed or bool(_PLACE_BEFORE.search(before))) and not (titled or len(words) > 1)
    gender = "f" if _SHE.search(before) else "m" if _HE.search(before) else ""
    return Name(start, end, written, known_place or in_place, sure and not known_place, gender)
