"""Terms of the corpus that a word may be another spelling of: the nearest, of a word that there is not."""

from itertools import groupby, islice

from corpus.search.index import TermStatistics

LONG_STEM = 8
"""Letters from which on two slips are forgiven: a word that long has lost its ending.

One less than LONG_WORD of ``corpus.language.wordforms``, which counts whole words.
"""

REPAIRS = 3
"""Stems that a misspelling may stand for, of those equally near."""


def nearest(stem: str, terms: TermStatistics) -> tuple[str, ...]:
    """The terms as few slips away as any, at most two for a long word; a slip is a letter or a swap."""
    found = terms.near(stem, 2 if len(stem) >= LONG_STEM else 1)
    closest = min((distance for _, distance in found), default=0)
    near = sorted((term for term, distance in found if distance == closest), key=_stem)
    stems = islice(groupby(near, _stem), REPAIRS)
    return tuple(term for _, spellings in stems for term in spellings)


def _stem(term: str) -> str:
    return term.partition(":")[2]
