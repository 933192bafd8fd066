"""Terms of the corpus that a word may be another spelling of: names of its sound, and the nearest words."""

from collections.abc import Iterator
from itertools import groupby, islice

from corpus.language.folding import fold
from corpus.language.lexicon import Lexicon
from corpus.language.wordforms import WordForms
from corpus.models import Via, WeightedTerm
from corpus.search.index import TermStatistics

NAME_WEIGHT = 0.8
"""Less than the word itself; with 1 the figures of half of en-fr-news are the same."""

SPELLING_WEIGHT = 0.7

LONG_STEM = 8
"""Letters from which on two slips are forgiven: a word that long has lost its ending.

One less than LONG_WORD of ``corpus.language.wordforms``, which counts whole words. With 10 half of
en-fr-news, two words of each question with a swap, is right first for .516 of the questions instead of .538.
"""

REPAIRS = 3
"""Stems that a misspelling may stand for, of those equally near; 1 measures nearly the same."""


def other_spellings(
    term: str, written: str, statistics: TermStatistics, lexicon: Lexicon, *, found: bool
) -> Iterator[WeightedTerm]:
    """Names that sound alike; and for what is neither ``found`` in articles nor a word, the nearest words."""
    language, _, stem = term.partition(":")
    in_dictionary = fold(written) in WordForms.load(language)
    if not stem or (found and in_dictionary):
        return
    names = statistics.sounding_like(stem)
    yield from (WeightedTerm(name, NAME_WEIGHT, Via.NAME) for name in names)
    a_word = lexicon.knows(term) or in_dictionary
    if not (found or names or a_word):
        yield from (WeightedTerm(near, SPELLING_WEIGHT, Via.SPELLING) for near in _nearest(stem, statistics))


def _nearest(stem: str, statistics: TermStatistics) -> tuple[str, ...]:
    """The terms as few slips away as any, at most two for a long word; a slip is a letter or a swap."""
    found = statistics.near(stem, 2 if len(stem) >= LONG_STEM else 1)
    closest = min((distance for _, distance in found), default=0)
    near = sorted((term for term, distance in found if distance == closest), key=_stem)
    stems = islice(groupby(near, _stem), REPAIRS)
    return tuple(term for _, spellings in stems for term in spellings)


def _stem(term: str) -> str:
    return term.partition(":")[2]
