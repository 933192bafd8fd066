"""Function words of the languages that people ask in: they carry no topic, but they betray the language.

One file for each language, of whole folded words (lower case, no accents), an entry for each part of an
elision or a hyphenated word. Negations are in: they tell little about which sentence answers. The English
"us" and "may" are left out, for the country and the month.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables" / "stop_words"
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "ar")


@cache
def stop_words(language: str) -> frozenset[str]:
    """The function words of a language; none for a language without a file."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset((_FOLDER / f"{language}.txt").read_text(encoding="utf-8").split())
