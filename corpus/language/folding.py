"""Letters without their accents, so that Etats and États, Erdoğan and Erdogan are one word."""

import re
import unicodedata

# Letters that Unicode does not take apart, in the spelling that newspapers without them use.
LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans(LETTERS)

# Whatever may be such a mark; texts of Latin letters hold few characters from there on.
_FROM_FIRST_MARK = re.compile("[\u0300-\U0010ffff]+")


# Characters that are taken apart at a time: to put many marks in a row in their order takes the square of
# their number, and here all of them go.
_PORTION = 100


def fold(word: str) -> str:
    """The word in lower case, its accents and ligatures taken off."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return _FROM_FIRST_MARK.sub(_without_marks, taken_apart(lowered.translate(_LETTERS)))


def taken_apart(word: str) -> str:
    """The letters and their marks each by itself (NFKD), but for the order of many marks on one letter."""
    portions = (word[start : start + _PORTION] for start in range(0, len(word), _PORTION))
    return "".join(unicodedata.normalize("NFKD", portion) for portion in portions)


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.combining(letter))
