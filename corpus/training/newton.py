"""A linear model fitted by Newton's method: which row of a group is chosen."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

STEPS = 30
CLOSE = 1e-4  # a change of all weights below this ends the search


class Groups(NamedTuple):
    """Questions with their candidates: rows one below the other, and where each question's begin."""

    rows: Matrix  # (candidates, features)
    right: Bools  # (candidates,); at least one of each question's is
    begins: npt.NDArray[np.intp]  # (questions,)
    weights: Matrix  # (questions,)


def fit_choice(groups: Groups, constraints: Sequence[int], ridge: float = 1.0) -> Matrix:
    """Weights, (features,), that make each right candidate likeliest: conditional logit, McFadden 1974.

    ``constraints`` are a number for each feature, as MONOTONIC_CONSTRAINTS.
    """
    return _constrained(
        groups.rows, constraints, lambda kept: _conditional_logit(groups, groups.rows[:, kept], ridge)
    )


def _conditional_logit(groups: Groups, features: Matrix, ridge: float) -> Matrix:
    scale = np.maximum(features.std(axis=0), 1e-6)
    rows = features / scale
    sizes = np.diff(np.append(groups.begins, len(rows)))
    owner = np.repeat(np.arange(len(sizes)), sizes)
    importance = groups.weights[owner][:, None]
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        belief = _softmax(rows @ weights, groups.begins, owner)
        target = _softmax(np.where(groups.right, rows @ weights, -np.inf), groups.begins, owner)
        gradient = ((target - belief)[:, None] * importance * rows).sum(axis=0) - ridge * weights
        mean = np.add.reduceat(belief[:, None] * rows, groups.begins)
        curvature = rows.T @ (belief[:, None] * importance * rows)
        curvature -= mean.T @ (groups.weights[:, None] * mean)
        step = np.linalg.solve(curvature + ridge * np.eye(len(weights)), gradient)
        largest = np.abs(step).max()
        weights += step / max(largest, 1.0)  # several right candidates: not concave, so no long strides
        if largest < CLOSE:
            break
    fitted: Matrix = weights / scale
    return fitted


def _softmax(scores: Matrix, begins: npt.NDArray[np.intp], owner: npt.NDArray[np.intp]) -> Matrix:
    belief = np.exp(scores - np.maximum.reduceat(scores, begins)[owner])
    shares: Matrix = belief / np.add.reduceat(belief, begins)[owner]
    return shares


def _constrained(rows: Matrix, constraints: Sequence[int], fit: Callable[[Bools], Matrix]) -> Matrix:
    """``constraints``: 1 or -1 for a column whose weight may only be positive or negative, else 0.

    Columns that would come out otherwise are left out, worst first. Without this, columns that go together
    trade large weights of opposite sense, which fail on a corpus of another size.
    """
    spread = rows.std(axis=0) * np.array(constraints)
    kept = np.ones(len(spread), dtype=bool)
    while True:
        weights = np.zeros(len(spread))
        weights[kept] = fit(kept)
        wrong = weights * spread
        if wrong.min() >= 0:
            return weights
        kept[wrong.argmin()] = False
