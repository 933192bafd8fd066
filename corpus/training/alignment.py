"""Word translation probabilities learned from sentence pairs.

IBM Model 1 (Brown et al. 1993) in both directions with a NULL word and fast_align's prior that words keep
their order (Dyer et al. 2013); at last both must agree on a link (Liang, Taskar & Klein 2006).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ALONE, AGREEING = 5, 5  # iterations of each direction by itself, then of both together
TENSION = 4.0  # how strongly words keep their order
NULL_SHARE = 0.1  # of a word's chances to stand for nothing
DOUBT = 0.3  # sentences without a translation that every word is given: rare words are less sure


class Translations(NamedTuple):
    """Each pair of words that stand for each other, with both conditional probabilities."""

    source: Integers
    target: Integers
    forward: Floats  # P(target | source)
    backward: Floats  # P(source | target)


class _Links(NamedTuple):
    """Every word of a sentence with every word of its translation."""

    source: Integers  # position of the word in all source sentences put together
    target: Integers
    cell: Integers  # the pair of words, as a number
    closeness: Floats  # in (0, 1]: near the same place of the sentence
    weight: Floats  # how many times the sentence pair counts


class _Side:
    """One direction: each of ``words`` is explained by a word across or by NULL."""

    def __init__(self, words: Integers, positions: Integers, cells: Integers, closeness: Floats) -> None:
        self.words = words
        self.positions = positions
        self.cells = cells  # the word across of each cell
        self.prior = closeness * (1 - NULL_SHARE) / np.bincount(positions, closeness, len(words))[positions]
        self.null: Floats = np.full(int(words.max()) + 1, 1 / (int(words.max()) + 1))

    def posterior(self, probability: Floats, cell: Integers) -> Floats:
        """How likely each link is, given all other explanations of its word."""
        weight = probability[cell] * self.prior
        null = NULL_SHARE * self.null[self.words]
        total = np.bincount(self.positions, weight, len(self.words)) + null
        nothing = np.bincount(self.words, null / total, len(self.null))
        self.null = nothing / nothing.sum()
        share: Floats = weight / total[self.positions]
        return share


def learn(
    sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]], weights: Sequence[float]
) -> Translations:
    """The probabilities for sentence pairs given as word numbers; neither side of a pair may be empty.

    A pair of weight 3 counts as if it were there three times.
    """
    source_words = np.concatenate([np.asarray(words) for words in sources])
    target_words = np.concatenate([np.asarray(words) for words in targets])
    lengths = np.array([(len(source), len(target)) for source, target in zip(sources, targets, strict=True)])
    links, cells = _linked(lengths, np.asarray(weights), source_words, target_words)
    across: tuple[Integers, Integers] = np.divmod(cells, int(target_words.max()) + 1)
    counts = _expected_counts(links, across, source_words, target_words)
    seen = [
        np.bincount(words, np.repeat(weights, lengths[:, side]))
        for side, words in enumerate((source_words, target_words))
    ]
    return Translations(*across, *(counts / (seen[side][across[side]] + DOUBT) for side in (0, 1)))


def _expected_counts(
    links: _Links, across: tuple[Integers, Integers], source_words: Integers, target_words: Integers
) -> Floats:
    """How often each pair of words translates each other, as both directions agree."""
    forward_side = _Side(target_words, links.target, across[0], links.closeness)
    backward_side = _Side(source_words, links.source, across[1], links.closeness)
    forward = backward = counts = np.ones(len(across[0]))
    for iteration in range(ALONE + AGREEING):
        to_target = forward_side.posterior(forward, links.cell)
        to_source = backward_side.posterior(backward, links.cell)
        if iteration >= ALONE:
            to_target = to_source = to_target * to_source
        counts = _summed(links, to_target, len(counts))
        forward = _shares(counts, across[0])
        backward = _shares(_summed(links, to_source, len(counts)), across[1])
    return counts


def _summed(links: _Links, posterior: Floats, size: int) -> Floats:
    return np.bincount(links.cell, posterior * links.weight, size).astype(np.float64)


def _shares(counts: Floats, across: Integers) -> Floats:
    shares: Floats = counts / np.maximum(np.bincount(across, counts), 1e-12)[across]
    return shares


def _linked(
    lengths: Integers, weights: Floats, source_words: Integers, target_words: Integers
) -> tuple[_Links, Integers]:
    """All links, and the pairs of words they are made of as ``source * size + target``."""
    counts = lengths.prod(axis=1)
    pair = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    source, target = np.divmod(within, lengths[pair, 1])
    gap = np.abs((source + 0.5) / lengths[pair, 0] - (target + 0.5) / lengths[pair, 1])
    begins = lengths.cumsum(axis=0) - lengths
    source, target = source + begins[pair, 0], target + begins[pair, 1]
    size = int(target_words.max()) + 1
    cells, cell = np.unique(source_words[source] * size + target_words[target], return_inverse=True)
    return _Links(source, target, cell, np.exp(-TENSION * gap), weights[pair]), cells
