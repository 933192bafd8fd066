"""How sure it is that the best sentence answers: a probability calibrated on questions without an answer."""

import numpy as np

from corpus.answers.evidence import Matrix

LEADS = ("belief", "margin", "margin_third", "doubt")
"""Of the best sentence: its share of belief, its lead over the second and third, and how spread belief is."""

LONGEST_LEAD = 8.0
"""Logarithm; without a second sentence the lead is as long as can be."""


def signs(features: Matrix, belief: Matrix) -> Matrix:
    """What tells how good the best sentence is: its features, as RANKED, and LEADS; rows are best first."""
    logs = np.log(np.maximum(belief, 1e-12))
    second = min(logs[0] - logs[1], LONGEST_LEAD) if len(logs) > 1 else LONGEST_LEAD
    third = min(logs[0] - logs[2], LONGEST_LEAD) if len(logs) > 2 else LONGEST_LEAD
    return np.array([*features[0], belief[0], second, third, -(belief * logs).sum()])
