"""The accents of French words that are typed without them, as on a phone or in capitals."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.language.folding import fold

TABLE = Path(__file__).parent / "tables" / "word_forms" / "fr.accented.txt"

_PLAIN_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,24}(?![^\W\d_])")


def with_accents(text: str, language: str) -> str:
    """The text, each French word without accents as it mostly is written; every letter stays in place."""
    return _PLAIN_WORD.sub(_accented, text) if language == "fr" else text


def _accented(word: re.Match[str]) -> str:
    written = _forms().get(word[0].lower())
    if written is None:
        return word[0]
    return "".join(
        letter.upper() if typed.isupper() else letter for letter, typed in zip(written, word[0], strict=True)
    )


@cache
def _forms() -> Mapping[str, str]:
    forms = TABLE.read_text(encoding="utf-8").split()
    return {fold(form): form for form in forms}
