"""Letters without their accents, so that Etats and États, Erdoğan and Erdogan are one word."""

import re
import unicodedata

# Letters that Unicode does not take apart, in the spelling that newspapers without them use.
LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans(LETTERS)

# Whatever may be such a mark; texts of Latin letters hold few characters from there on.
_FROM_FIRST_MARK = re.compile("[\u0300-\U0010ffff]+")


def fold(word: str) -> str:
    """The word in lower case, its accents and ligatures taken off."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    return _FROM_FIRST_MARK.sub(_without_marks, apart)


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.combining(letter))
