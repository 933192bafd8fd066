"""Features of a sentence by its vector: how near it is to the question's, beside the other candidates."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpus.answers.ranking.features import Candidate, Matrix

Vector = npt.NDArray[np.float32]

USUAL = 0.82
SPREAD = 0.1
"""Cosines of multilingual-e5-small: of 100 candidates 98 are in .69 to .87 (60 questions of en-fr-news and
fr-piaf). They bring features to the size of 1; others would do as well, since what is learned is scaled."""

SIMILARITIES = {
    "cosine": 0,  # of question and sentence
    "cosine_gap": 1,  # below the best candidate
    "cosine_high": 1,  # above the mean of the candidates, in standard deviations
    "cosine_rank": -1,  # logarithm of its rank among the candidates
    "cosine_before": 0,  # of the sentence before, in the passage
    "cosine_after": 0,  # of the sentence after
    "cosine_passage": 0,  # mean of the passage
    "cosine_passage_best": 0,  # best of the passage
    "cosine_article": 0,  # best of the article, below the best candidate
    "cosine_article_mean": 0,  # mean of the article's candidates
}
"""Each feature, and its constraint as in MONOTONIC_CONSTRAINTS."""


def sentence_vectors(candidates: Sequence[Candidate], held: Mapping[int, Vector], width: int) -> Vector:
    """A row for each candidate, shape (candidates, width); zeros for one that has no vector yet.

    ``held``: by passage, the vectors of its sentences, shape (sentences, width).
    """
    rows = np.zeros((len(candidates), width), dtype=np.float32)
    for row, candidate in enumerate(candidates):
        passage = held.get(candidate.passage.id)
        if passage is not None:
            rows[row] = passage[candidate.position]
    return rows


def similarity_features(question: Vector, candidates: Sequence[Candidate], vectors: Vector) -> Matrix:
    """The candidates' features, as SIMILARITIES: float64 of shape (candidates, 10).

    ``question`` has shape (width,), ``vectors`` (candidates, width), all of length 1; a candidate without a
    vector, whose row is zeros, is taken for one of the mean.
    """
    if not candidates:
        return np.zeros((0, len(SIMILARITIES)))
    near = (vectors @ question).astype(float)
    there = vectors.any(axis=1)
    near[~there] = near[there].mean() if there.any() else USUAL
    owner = _numbered([candidate.passage.id for candidate in candidates])
    article = _numbered([candidate.passage.article for candidate in candidates])
    passage_mean, passage_best = _mean(near, owner), _best(near, owner)
    before, after = passage_mean.copy(), passage_mean.copy()
    same = owner[1:] == owner[:-1]
    before[1:][same] = near[:-1][same]
    after[:-1][same] = near[1:][same]
    rank = np.empty(len(near))
    rank[np.argsort(-near, kind="stable")] = np.arange(len(near))
    best = near.max()
    return np.column_stack(
        (
            (near - USUAL) / SPREAD,
            (near - best) / SPREAD,
            (near - near.mean()) / max(float(near.std()), 1e-3) / 3,
            np.log1p(rank),
            (before - USUAL) / SPREAD,
            (after - USUAL) / SPREAD,
            (passage_mean - USUAL) / SPREAD,
            (passage_best - USUAL) / SPREAD,
            (_best(near, article) - best) / SPREAD,
            (_mean(near, article) - USUAL) / SPREAD,
        )
    )


def _numbered(keys: Sequence[object]) -> npt.NDArray[np.intp]:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _mean(values: Matrix, group: npt.NDArray[np.intp]) -> Matrix:
    means: Matrix = (np.bincount(group, values) / np.bincount(group))[group]
    return means


def _best(values: Matrix, group: npt.NDArray[np.intp]) -> Matrix:
    best = np.full(group.max() + 1, -np.inf)
    np.maximum.at(best, group, values)
    highest: Matrix = best[group]
    return highest
