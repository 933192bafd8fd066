"""The one form of a question that everything looks at: however it is written, it has one answer."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.language.accents import with_accents
from corpus.language.detection import detect_asked
from corpus.language.folding import fold
from corpus.language.stopwords import stop_words

TABLE = Path(__file__).with_name("politeness.tsv")
"""A phrase's kind and the phrase: a greeting, whom it greets, a remark before a mark, a beginning, an end."""

GREETING, ADDRESS, REMARK, BEGINNING, END = "greeting", "address", "remark", "beginning", "end"

FEWEST = 4
"""Words that must stand before "please" without a comma: "who said please" asks about the word."""

_WORD = re.compile(r"[^\W_]+")
_QUOTATION = frozenset('"“”„«»‹›‘')
_CLOSING = frozenset('"”»)%€$£')
_BREAK = frozenset(",.;:!?\n—–-…)")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class Asked(NamedTuple):
    """What a question asks; every character of ``text`` stands where it stands in the question."""

    text: str
    language: str


def canonical(question: str) -> Asked:
    """What a question asks, whoever it greets and thanks, in capitals or not, with accents or without."""
    small = _small(question) if question.isupper() else question
    asked = asked_part(small, detect_asked(small))
    language = detect_asked(asked)
    return Asked(with_accents(asked, language), language)


def asked_part(text: str, language: str) -> str:
    """The question with spaces in place of what stands before it, and without what stands behind it.

    Every character of the question stays where it is.
    """
    words = [_Word(fold(match[0]), *match.span()) for match in _WORD.finditer(text)]
    first = _beginning(text, words, language)
    last = _end(text, words, first)
    if first == 0 and last == len(words):
        return text
    begin = _question_start(text, words, first)
    if last == len(words):
        return " " * begin + text[begin:]
    mark = "?" if "?" in text[words[last - 1].end :] else ""
    return " " * begin + text[begin : words[last - 1].end] + mark


def plainly(text: str) -> str:
    """The question as its meaning is looked for: however it is capitalised, spaced and marked, the same."""
    words = " ".join(text.lower().replace("’", "'").split())
    end = len(words)
    while end and not (words[end - 1].isalnum() or words[end - 1] in _CLOSING):
        end -= 1
    return words[:end] + "?"


def _small(text: str) -> str:
    """The text in small letters, but for the few that become two."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _question_start(text: str, words: list[_Word], first: int) -> int:
    """Where the first word begins, with the quotation mark that stands before it."""
    if first == 0:
        return 0
    start = words[first].start
    between = text[words[first - 1].end : start]
    return start - next((place for place, mark in enumerate(reversed(between), 1) if mark in _QUOTATION), 0)


def _beginning(text: str, words: list[_Word], language: str) -> int:
    """How many words stand before the question; never all of them."""
    first, end = 0, 0  # words, characters
    while first < len(words) and not _QUOTATION & set(text[end : words[first].start]):
        length = _matched(BEGINNING, words, first) or _set_off(text, words, first, language)
        if not 0 < length < len(words) - first:
            break
        first += length
        end = words[first - 1].end
    return first


def _set_off(text: str, words: list[_Word], first: int, language: str) -> int:
    """The words of a greeting or the like that is no part of what follows.

    A mark stands behind it, or behind a greeting a question that begins with a function word.
    """
    greeted = _matched(GREETING, words, first)
    if greeted:
        greeted += _matched(ADDRESS, words, first + greeted)
    length = greeted or _matched(REMARK, words, first)
    if not 0 < length < len(words) - first:
        return 0
    following = words[first + length]
    marked = _BREAK & set(text[words[first + length - 1].end : following.start])
    return length if marked or (greeted and following.folded in stop_words(language)) else 0


def _end(text: str, words: list[_Word], first: int) -> int:
    """How many words there are up to the end of the question."""
    last = len(words)
    while length := _ended(END, words[first + 1 : last]):
        set_off = _BREAK & set(text[words[last - length - 1].end : words[last - length].start])
        if not set_off and last - length - first < FEWEST:
            break
        last -= length
    return last


def _matched(place: str, words: list[_Word], first: int) -> int:
    """How many words of the longest phrase of a place begin there."""
    return _longest(place, [words[first : first + n] for n in range(_phrases()[place].longest, 0, -1)])


def _ended(place: str, words: list[_Word]) -> int:
    """How many words of the longest phrase of a place end there."""
    return _longest(place, [words[-n:] for n in range(_phrases()[place].longest, 0, -1)])


def _longest(place: str, parts: list[list[_Word]]) -> int:
    known = _phrases()[place].known
    return next((len(part) for part in parts if tuple(word.folded for word in part) in known), 0)


class _Phrases(NamedTuple):
    known: frozenset[tuple[str, ...]]
    longest: int  # words


@cache
def _phrases() -> dict[str, _Phrases]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    kinds = {
        place: frozenset(tuple(_WORD.findall(fold(phrase))) for at, phrase in rows if at == place)
        for place in (GREETING, ADDRESS, REMARK, BEGINNING, END)
    }
    return {place: _Phrases(known, max(map(len, known))) for place, known in kinds.items()}
