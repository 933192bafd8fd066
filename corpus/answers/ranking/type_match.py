"""Whether a sentence has what a question's answer type asks for, and the question does not say itself."""

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from corpus.language.folding import fold
from corpus.language.terms import tokenize
from corpus.models import AnswerType

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
)
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DATE_WORD = re.compile(rf"(?:{_MONTHS}|{_DAYS}|yesterday|today|tomorrow|hier|demain|1\d\d\d|20\d\d)")
_DATE_PHRASE = re.compile(
    r"\b(?:(?:last|next|this) (?:week|month|year|spring|summer|autumn|winter)|ago|il y a"
    r"|aujourd['’]hui|century|siecle"
    r"|(?:la semaine|le mois|l['’]annee) (?:dernier|prochain)e?|l['’]an dernier|\d+ ?h ?\d\d"
    r"|\d+ ?[ap]\.?m)\b"
)
_NUMBER_WORD = re.compile(
    r"\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|sixty|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|once|single|deux|trois"
    r"|quatre|cinq|sept|huit|neuf"
    r"|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cents?|mille|milliers?"
    r"|milliards?|dizaines?"
    r"|centaines?|moitie|tiers|quart|double"
)
_CAUSE = re.compile(
    r"\b(?:because|due to|since|as a result|caused?|causing|reasons?|led to|so that|in order to"
    r"|thanks to|owing to|therefore|after"
    r"|parce qu|car|en raison|a cause|afin de|pour que|puisqu|grace a|faute de|suite a|raisons?"
    r"|du fait|provoqu\w+|entrain\w+|permet\w*|pour)\b"
)
_SPEECH = re.compile(
    r"[«“\"]|\b(?:said|says|told|added|stated|announced|according to|declared|claimed|argued"
    r"|described|called"
    r"|dit|declare|ajoute|indique|affirme|assure|explique|estime|annonce|selon|d['’]apres|souligne"
    r"|qualifie)\b"
)
_DEFINITION = re.compile(
    r"\b(?:is|are|was|were) (?:an?|the|one)\b|\b(?:means?|refers? to|known as|called|defined as"
    r"|stands for)\b"
    r"|\b(?:est|sont|etait) (?:une?|des|les?|la|l['’])|\b(?:signifie|designe|appelee?s?|veut dire"
    r"|connue?s? sous)\b"
)
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|outside|on|a|au|aux|en|dans|pres de|depuis|vers|sur|de|du)$"
)

_ASKED = {
    AnswerType.WHO: "person",
    AnswerType.WHEN: "date",
    AnswerType.WHERE: "place",
    AnswerType.HOW_MANY: "number",
    AnswerType.WHY: "cause",
    AnswerType.SAID: "speech",
    AnswerType.DEFINITION: "definition",
    AnswerType.WHAT: "name",
}


class TypeMatches(NamedTuple):
    """What a sentence has beyond the words of the question, each in 0..1."""

    person: float
    date: float
    place: float
    number: float
    cause: float
    speech: float
    definition: float
    name: float


class _Reading(NamedTuple):
    """What a sentence has, whatever the question."""

    names: tuple[str, ...]  # index terms
    places: tuple[str, ...]
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    dated: bool  # by a phrase
    cause: bool
    speech: bool
    definition: bool


def type_matches(text: str, language: str, said: Set[str]) -> TypeMatches:
    """What the sentence has; ``said`` are the index terms that stand for the question's words."""
    reading = _reading(text, language)
    names = sum(term not in said for term in reading.names)
    return TypeMatches(
        person=min(names, 2) / 2,
        date=float(reading.dated or any(term not in said for term in reading.dates)),
        place=float(any(term not in said for term in reading.places)),
        number=float(any(term not in said for term in reading.numbers)),
        cause=float(reading.cause),
        speech=float(reading.speech),
        definition=float(reading.definition),
        name=float(names > 0),
    )


@lru_cache(maxsize=4096)
def _reading(text: str, language: str) -> _Reading:
    names, places, dates, numbers = [], [], [], []
    for token in tokenize(text, language):
        number, date = _counted_and_dated(text[token.start : token.end])
        if number:
            numbers.append(token.term)
        if date:
            dates.append(token.term)
        elif token.capitalised and not token.stop and token.start > 0:
            names.append(token.term)
            if _IN_PLACE.search(fold(text[max(token.start - 12, 0) : token.start]).rstrip()):
                places.append(token.term)
    folded = fold(text)
    return _Reading(
        names=tuple(names),
        places=tuple(places),
        dates=tuple(dates),
        numbers=tuple(numbers),
        dated=bool(_DATE_PHRASE.search(folded)),
        cause=bool(_CAUSE.search(folded)),
        speech=bool(_SPEECH.search(folded)),
        definition=bool(_DEFINITION.search(folded)),
    )


@lru_cache(maxsize=16_384)
def _counted_and_dated(word: str) -> tuple[bool, bool]:
    """Whether a word is a number, and whether it belongs to a date."""
    folded = fold(word)
    return bool(_NUMBER_WORD.fullmatch(folded)), bool(_DATE_WORD.fullmatch(folded))


def field_sought(answer_type: AnswerType) -> str | None:
    """The field of TypeMatches that a question of this answer type looks for."""
    return _ASKED.get(answer_type)
