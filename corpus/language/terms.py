"""Words of a text as index terms: ``"fr:annul"``, ``"en:cancel"``; numbers bare, equal in every language."""

import re
import threading
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from corpus.language.folding import fold
from corpus.language.numerals import plain
from corpus.language.stopwords import stop_words


class Token(NamedTuple):
    """A word of a text: its span, its index term, and what its writing tells.

    ``stop``: a function word, which is not indexed. ``capitalised``: written with a capital first letter.
    """

    start: int
    end: int
    term: str
    stop: bool
    capitalised: bool


_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip

NEAR = 20  # characters around a word in capitals that tell whether all is in capitals
_ACCENTED = frozenset(("fr", "es", "it", "pt", "ca", "ro"))

# Marks modify the letter before them: combining accents, Hebrew points, Arabic vowels, Indic vowel signs.
_MARKS = r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0b82-\u0bcd]*+"
_LETTERS = rf"[^\W\d_]++ {_MARKS}"  # whole runs, which the pattern below takes faster than one by one
_WORD = rf"{_LETTERS} (?: {_LETTERS} | \d++ )*+"
_TOKEN = re.compile(
    rf"""
    (?P<number>
        (?: \d{{1,3}} (?: [\u00a0\u202f\u2009 ] \d{{3}} )+ (?! \d ) (?: [.,] \d+ )? | \d+ (?: [.,] \d+ )* )
        (?: (?: st|nd|rd|th|s|er|re|ère|e|ème|ᵉ|ʳᵉ|ᵉʳ ) (?! \w ) )?
    )
    | (?<=\d) [hH] (?= \d\d (?! \w ) )  # 14h30 is two numbers
    | (?P<acronym> (?: [^\W\d_] \. ){{2,}} (?: [^\W\d_] (?! \w ) )? )
    | (?P<word> {_WORD} (?: ['’ʼ] {_WORD} )* )
    """,
    re.VERBOSE,
)
_APOSTROPHE = re.compile("['’ʼ]")
_DIGITS = re.compile(r"\S+")
_ELIDED = frozenset(
    ("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu")
)
_ELIDED_ITALIAN = frozenset(
    ("l", "d", "c", "un", "all", "dell", "nell", "sull", "dall", "quell", "bell", "sant")
)
_ENGLISH_ENDINGS = frozenset(("s", "ll", "re", "ve", "d", "m", "t"))
_LOCAL = threading.local()  # a Snowball stemmer may not be used by two threads at once


def tokenize(text: str, language: str) -> list[Token]:
    """The words and numbers of a text in order, with exact spans.

    A hyphenated compound gives its parts; an apostrophe and an English 's belong to no token.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        offset, end = match.span()
        if match.lastgroup == "word":
            for (first, last, term, stop, capitalised), in_capitals in _parts(match[0], language):
                start, end = offset + first, offset + last
                is_name = in_capitals and _small_letters_near(text, start, end)
                tokens.append(Token(start, end, term, stop and not is_name, capitalised))
        elif match.lastgroup == "number":
            tokens.extend(_numbers(match["number"], offset, language))
        elif match.lastgroup == "acronym":
            term = f"{language}:{fold(match['acronym'].replace('.', ''))}"
            tokens.append(Token(offset, end, term, match["acronym"].islower(), match["acronym"][0].isupper()))
    return tokens


def _numbers(written: str, start: int, language: str) -> list[Token]:
    # A plain space groups thousands in French only: "on May 12 300 people" are two numbers in English.
    if " " in written and language == "en":
        parts = [(match.start(), match[0]) for match in _DIGITS.finditer(written)]
    else:
        parts = [(0, written)]
    return [
        Token(start + offset, start + offset + len(part), plain(part, language), False, False)
        for offset, part in parts
    ]


class _Part(NamedTuple):
    """A part of a word that makes a token wherever the word stands."""

    token: Token  # its span counted from the word's start
    in_capitals: bool  # a function word that is a name among small letters: WHO and IT


def _small_letters_near(text: str, start: int, end: int) -> bool:
    line = text[max(start - NEAR, 0) : start].rpartition("\n")[2] + text[end : end + NEAR].partition("\n")[0]
    return any(letter.islower() for letter in line)


@lru_cache(maxsize=65_536)
def _parts(word: str, language: str) -> tuple[_Part, ...]:
    """One part for a word, more when it begins with elided ones (``jusqu'à``)."""
    parts: list[_Part] = []
    start, end = 0, len(word)
    elided = _ELIDED_ITALIAN if language == "it" else _ELIDED
    while mark := _APOSTROPHE.search(word, start):
        head = fold(word[start : mark.start()])
        # English keeps l' and d' only before a name: L'Oréal, d'Estaing.
        if head not in elided or (language == "en" and not word[mark.end()].isupper()):
            break
        parts.append(_Part(Token(start, mark.start(), f"{language}:{head}", True, False), False))
        start = mark.end()
    negated = False
    if mark and mark.start() > start and language == "en":  # the apostrophe ʼ is a letter, and may come first
        ending = fold(word[mark.end() :])
        negated = ending == "t" and word[mark.start() - 1] in "nN"
        if ending in _ENGLISH_ENDINGS:
            end = mark.start()
    written = word[start:end]
    stem, stop = _analysed(written, language)
    token = Token(start, end, f"{language}:{stem}", stop or negated, written[0].isupper())
    parts.append(_Part(token, stop and not negated and len(written) > 1 and written.isupper()))
    return tuple(parts)


def _analysed(written: str, language: str) -> tuple[str, bool]:
    """The folded stem of a word and whether it is a function word."""
    word = _APOSTROPHE.sub("", written).lower()
    stem = fold(_stem(word, language))
    # Snowball reads accents (annulée), people leave them out (annulee): a second pass brings both to one
    # stem. Of 2,023 French questions 46.7 % find their sentence first, 46.3 % without accents; 45.6 % if
    # stemmed once.
    if language in _ACCENTED:
        stem = fold(_stem(stem, language))
    return stem, fold(word) in stop_words(language)


def _stem(word: str, language: str) -> str:
    name = _SNOWBALL.get(language)
    return word if name is None else str(_stemmer(name).stemWord(word))


def _stemmer(name: str) -> Stemmer.Stemmer:
    stemmers: dict[str, Stemmer.Stemmer] = _LOCAL.__dict__
    if name not in stemmers:
        stemmers[name] = Stemmer.Stemmer(name, 0)  # no cache of its own: _parts has one
    return stemmers[name]
