"""How sure it is that the best sentence answers: a probability calibrated on questions without an answer."""

import numpy as np

from corpus.answers.ranking.features import Matrix

LONGEST_LEAD = 8.0
"""Logarithm; without a second sentence the lead is as long as can be."""


def signs(features: Matrix, belief: Matrix) -> Matrix:
    """What tells how good the best sentence is; rows are best first.

    Its features, as RANKED, their mean over all rows by belief; then its share of belief, its lead over the
    second and the third, and how spread belief is.
    """
    logs = np.log(np.maximum(belief, 1e-12))
    second, third = (
        min(logs[0] - logs[place], LONGEST_LEAD) if len(logs) > place else LONGEST_LEAD for place in (1, 2)
    )
    return np.array([*features[0], *(belief @ features), belief[0], second, third, -(belief * logs).sum()])
