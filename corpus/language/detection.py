"""Which language a text is in, from a two-word question to a whole article."""

import re
from collections import defaultdict

from corpus.language.folding import fold
from corpus.language.stopwords import LANGUAGES, stop_words

_WORD = re.compile(r"[^\W\d_]+")
DEFAULT = "en"


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; English when nothing tells."""
    votes: dict[str, float] = defaultdict(float)
    for word in _WORD.findall(text[:4000]):
        folded = fold(word)
        languages = [code for code in LANGUAGES if folded in stop_words(code)]
        for code in languages:
            votes[code] += 1 / len(languages)
    return max(votes, key=lambda code: votes[code]) if votes else DEFAULT
