"""Which index terms may stand for a word of a question, and how well each does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.language.lexicon import Lexicon
from corpus.language.terms import Token, tokenize
from corpus.language.thesaurus import Thesaurus
from corpus.language.units import Units
from corpus.language.wordforms import LANGUAGES
from corpus.models import Via, WeightedTerm

TRANSLATION_POWER = 0.5
"""The best translation counts as the word itself, the others by their share of its probability, softened."""

LITERAL_WEIGHT = 0.7
"""A word's own translations where it is part of a unit: "call" in "call off".

Of no weight in what was measured: with 1 the figures of half of en-fr-news are the same.
"""

FALSE_FRIEND_WEIGHT = 0.3
"""The same letters in the other language, when the lexicon translates the word otherwise ("location").

Without them half of en-fr-news, by words, is right first for .602 instead of .581 of the questions, and the
mean of answered and refused is .873 instead of .889: within chance.
"""


class Meanings:
    """The terms that may stand for each content word of one question, in the languages of a corpus."""

    def __init__(
        self, text: str, tokens: Sequence[Token], languages: Iterable[str], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._languages = sorted(set(languages))
        self._units = Units.load().among(tokens)
        self._positions = {token: position for position, token in enumerate(tokens)}
        self._pairs = [f"{one.term} {other.term.partition(':')[2]}" for one, other in pairwise(tokens)]

    def of(self, word: Token) -> list[WeightedTerm]:
        """The word's own stem first, then what else it may be called; also for a word not in the text."""
        best: dict[str, WeightedTerm] = {}
        for term in (WeightedTerm(word.term, 1.0, Via.WORD), *self._translations(word), *self._related(word)):
            if term.term not in best or term.weight > best[term.term].weight:
                best[term.term] = term
        return list(best.values())

    def in_other_languages(self, written: str) -> Iterator[WeightedTerm]:
        """What a word means where it is not of the question's language but of another one of the tables."""
        for language in LANGUAGES:
            for token in tokenize(written, language):
                for other in self._languages if not token.stop else ():
                    yield from _weighted(self._lexicon.translations(token.term, other), 1.0)

    def _translations(self, word: Token) -> Iterator[WeightedTerm]:
        language, _, stem = word.term.partition(":")
        for other in self._languages if stem else ():
            if other == language:
                continue
            unit = self._units.get(self._positions.get(word, -1))
            of_unit = Units.load().translations(unit, other) if unit else ()
            of_word = self._lexicon.translations(word.term, other)
            yield from _weighted(of_unit, 1.0)
            yield from _weighted(of_word, LITERAL_WEIGHT if of_unit else 1.0)
            yield from self._same_letters(word, other, dict(of_word))

    def _same_letters(
        self, word: Token, other: str, translations: Mapping[str, float]
    ) -> Iterator[WeightedTerm]:
        written = self._text[word.start : word.end]
        same = [token.term for token in tokenize(written, other) if not token.stop]
        if word in self._positions and len(same) == 1 and same[0] not in translations:
            yield WeightedTerm(same[0], FALSE_FRIEND_WEIGHT if translations else 1.0, Via.WORD)

    def _related(self, word: Token) -> Iterator[WeightedTerm]:
        position = self._positions.get(word)
        pairs = [] if position is None else self._pairs[max(position - 1, 0) : position + 1]
        for key in (word.term, *pairs):
            for term, weight in Thesaurus.load().related(key):
                if term.partition(":")[0] in self._languages or ":" not in term:
                    yield WeightedTerm(term, weight, Via.SYNONYM)


def _weighted(translations: Sequence[tuple[str, float]], factor: float) -> Iterator[WeightedTerm]:
    best = max((probability for _, probability in translations), default=1.0)
    for term, probability in translations:
        yield WeightedTerm(term, factor * (probability / best) ** TRANSLATION_POWER, Via.TRANSLATION)
