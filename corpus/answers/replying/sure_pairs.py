"""Whether a word of a question and one of a sentence surely mean each other, so that a reply may say so."""

from functools import cache
from pathlib import Path

import corpus.language
from corpus.language.folding import fold
from corpus.language.lexicon import Lexicon
from corpus.language.terms import tokenize
from corpus.language.wordforms import LANGUAGES
from corpus.models import Concept, Via, WeightedTerm

TABLE = Path(corpus.language.__file__).parent / "tables" / "light_words.tsv"

AGREEMENT = 0.1
"""From which on two words of different languages surely mean each other (``Lexicon.agreement``).

Of pairs read one by one, "talks" and « pourparlers » have .12, "meeting" and « rencontre » .34; "happened"
and « lieu » .05, "ok" and « ça » 0.
"""


def is_sure(concept: Concept, term: WeightedTerm, found: str) -> bool:
    """Whether the word found, by this term of the concept, is the same or surely means the same.

    The translation of a light word says nothing: "happened" may be « arrivé », but « arrivées » are arrivals.
    """
    if term.via is not Via.TRANSLATION or fold(concept.word) == fold(found):
        return True
    asked = {own.term for own in concept.terms if own.via in (Via.WORD, Via.SPELLING)}
    asked |= {token.term for language in LANGUAGES for token in tokenize(concept.word, language)}
    if _light_terms() & {*asked, term.term}:
        return False
    return any(Lexicon.load().agreement(own, term.term) >= AGREEMENT for own in asked)


@cache
def _light_terms() -> frozenset[str]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return frozenset(token.term for language, word in rows for token in tokenize(word, language))
