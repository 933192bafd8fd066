"""Questions as they were meant: slips, shorthand and lost apostrophes mended, words that exist left alone.

A word that exists but that hardly anybody writes ("meting") is a slip where no article has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log10
from typing import NamedTuple, Protocol

from corpus.language.folding import fold
from corpus.language.stopwords import stop_words
from corpus.language.terms import Token, tokenize
from corpus.language.thesaurus import FOLDER
from corpus.language.wordforms import LANGUAGES, WordForms

SHORTHAND = FOLDER / "shorthand.tsv"

SHORTEST = 3
"""Letters; there is a word one slip away from any shorter one."""

SHORTEST_TOPIC = 4
"""Letters of a word that carries the topic; shorter ones are repaired to function words only."""

ENDING = 3
"""Letters cut off for the stem from which on a corpus that has the stem need not know the word."""

OTHERS = 2
"""Further readings of a misspelling that are kept."""

# What a slip costs. Vowels are taken for each other, letters doubled or swapped, more often than the rest.
SWAP, VOWEL, DOUBLING, LETTER = 0.7, 0.8, 0.7, 1.0
ELISION = 0.4
FREQUENCY = 0.25  # of each tenfold rarer word
TOLERANCE = 0.4  # dearer than the best by no more than this: another reading

_ELIDED = re.compile(r"(qu|[ldjnsmtc])([aeiouyh]\w{2,})")
_VOWELS = frozenset("aeiouy")


class Words(Protocol):
    """What a corpus says of words."""

    def has(self, written: str) -> bool:
        """Whether an article has this word, as its language writes or inflects it."""

    def means(self, tokens: Sequence[Token]) -> bool:
        """Whether an article has one of these words, or a translation of one."""


class Change(NamedTuple):
    """A stretch of the question, and what it became."""

    start: int
    end: int
    meant: str
    others: tuple[str, ...] = ()


class Reading(NamedTuple):
    """A question as it was meant, with the changes in order."""

    text: str
    changes: tuple[Change, ...]

    def written(self, start: int, end: int) -> tuple[int, int, Change | None]:
        """Where a word of ``text`` stands in the question as it was written, and its change."""
        shift = 0  # of the text after the changes so far
        for change in self.changes:
            begin = change.start + shift
            if end <= begin:
                break
            if start < begin + len(change.meant):
                return change.start, change.end, change
            shift += len(change.meant) - (change.end - change.start)
        return start - shift, end - shift, None


def read(text: str, language: str, words: Words) -> Reading:
    """The question with its slips put right; a word is repaired to one that the corpus holds, if at all."""
    short = _applied(text, tuple(_shorthand(text, language)))
    slips = tuple(_slips(short.text, language, words))
    moved = (
        slip._replace(start=start, end=end)
        for slip in slips
        for start, end, _ in (short.written(slip.start, slip.end),)
    )
    return Reading(_applied(short.text, slips).text, tuple(sorted((*short.changes, *moved))))


def _applied(text: str, changes: tuple[Change, ...]) -> Reading:
    parts, end = [], 0
    for change in changes:
        parts += [text[end : change.start], change.meant]
        end = change.end
    return Reading("".join((*parts, text[end:])), changes)


def _shorthand(text: str, language: str) -> Iterator[Change]:
    pattern, meant = _shorthand_of(language)
    folded = fold(text)
    # Where folding changes the length ("œ"), positions no longer agree; such a writer uses no shorthand.
    if pattern and len(folded) == len(text):
        for match in pattern.finditer(folded):
            small = text[match.start() : match.end()].islower()
            if small or (match.start() == 0 and len(match[0]) > SHORTEST):
                yield Change(*match.span(), meant[match[0]])  # "U" and "UR" are names of something


@cache
def _shorthand_of(language: str) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    rows = (line.split("\t") for line in SHORTHAND.read_text(encoding="utf-8").splitlines())
    meant = {written: full for code, written, full in rows if code == language}
    if not meant:
        return None, meant
    longest_first = sorted(meant, key=len, reverse=True)
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(longest_first)})(?![\w'’-])"), meant


def _slips(text: str, language: str, words: Words) -> Iterator[Change]:
    forms = WordForms.load(language)
    tokens = tokenize(text, language)
    for token in tokens:
        word = fold(text[token.start : token.end])
        if token.stop or len(word) < SHORTEST or not word.isalpha():
            continue
        if word in forms and (forms.is_frequent(word) or words.means([token])):
            continue
        # The corpus's own words exist; but "meating" is no form of its "meat", or the dictionaries had it.
        ending = len(word) - len(token.term.partition(":")[2])
        if words.has(text[token.start : token.end]) and not (ending >= ENDING and word[:-ending] in forms):
            continue
        if _is_of_another_language(word, language, words):
            continue
        if readings := _readings(word, language, words):
            yield Change(token.start, token.end, readings[0], tuple(readings[1 : 1 + OTHERS]))


def _is_of_another_language(word: str, language: str, words: Words) -> bool:
    return any(
        other != language and word in WordForms.load(other) and words.means(tokenize(word, other))
        for other in LANGUAGES
    )


def _readings(word: str, language: str, words: Words) -> list[str]:
    """What a word that does not exist may be a slip of, likeliest first."""
    forms, functions = WordForms.load(language), stop_words(language)
    costs = {}
    for form, distance in forms.nearest(word):
        if form in functions or len(word) >= SHORTEST_TOPIC:
            costs[form] = _cost(word, form, distance) + FREQUENCY * log10(10 + forms.rank(form))
    if language == "fr" and (match := _ELIDED.fullmatch(word)) and match[2] in forms:
        costs[f"{match[1]}'{match[2]}"] = ELISION
    likeliest = sorted(costs, key=lambda form: (costs[form], form))
    kept = [form for form in likeliest if form in functions or words.means(tokenize(form, language))]
    return [form for form in kept if costs[form] <= costs[kept[0]] + TOLERANCE]


def _cost(word: str, form: str, distance: int) -> float:
    """How unlikely the slip is; of two slips only the number counts."""
    first = 0.0 if word[0] == form[0] else 0.5
    if distance > 1:
        return first + distance * LETTER
    if len(word) == len(form):
        differing = [pair for pair in zip(word, form, strict=True) if pair[0] != pair[1]]
        if len(differing) == 2:
            return SWAP
        return first + (VOWEL if _VOWELS.issuperset(differing[0]) else LETTER)
    longer, shorter = (word, form) if len(word) > len(form) else (form, word)
    doubled = any(
        longer[position] == longer[position - 1] and longer[:position] + longer[position + 1 :] == shorter
        for position in range(1, len(longer))
    )
    return first + (DOUBLING if doubled else LETTER)
