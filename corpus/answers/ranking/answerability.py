"""Whether the best sentence answers at all: the features by which its probability is told."""

import numpy as np

from corpus.answers.ranking.features import Matrix

SPREAD_OF_BELIEF = ("belief", "lead_over_second", "lead_over_third", "entropy")
"""How much of all belief the best sentence has, and how it is spread over the others."""

LONGEST_LEAD = 8.0
"""Logarithm; without a second sentence the lead is as long as can be.

With 30 the figures of half of en-fr-news and of 100 questions of fr-piaf stay as they are.
"""


def answerability_features(features: Matrix, belief: Matrix) -> Matrix:
    """One row, as ANSWERABILITY_FEATURES: float64 of shape (2 * reranking features + 4,).

    ``features`` (candidates, reranking features) and ``belief`` (candidates,) are best first. The row is the
    first candidate's features, the mean of all candidates' by belief, and SPREAD_OF_BELIEF.
    """
    logs = np.log(np.maximum(belief, 1e-12))
    second, third = (
        min(logs[0] - logs[rank], LONGEST_LEAD) if len(logs) > rank else LONGEST_LEAD for rank in (1, 2)
    )
    return np.array([*features[0], *(belief @ features), belief[0], second, third, -(belief * logs).sum()])
