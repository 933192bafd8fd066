"""Letters without their accents, so that Etats and États, Erdoğan and Erdogan are one word."""

import unicodedata

# Letters that Unicode does not take apart, in the spelling that newspapers without them use.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def fold(word: str) -> str:
    """The word in lower case, its accents and ligatures taken off."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
