"""What is learned from examples: weights to preselect, networks to rerank, networks to answer or refuse."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from corpus.answers.ranking.answerability import answerability_features
from corpus.answers.ranking.features import MONOTONIC_CONSTRAINTS, Matrix
from corpus.answers.ranking.networks import Committee, standard
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.similarity import SIMILARITIES
from corpus.training.network_training import Lists, train_choice, train_truth
from corpus.training.newton import Groups, fit_choice
from corpus.training.ranking_examples import Example

SEEDS = (0, 1, 2)

PACK_WEIGHT = 400.0
"""Each pack counts as so many questions when preselection is learned, lest the largest rule."""

EVENED = 0.25
"""A question weighs its pack's size to minus this power: 0 lets large packs rule, 1 counts packs alike."""

EVENED_ANSWERABILITY = 0.7
ABSENT_WEIGHT = 0.7
"""A question of which the article was taken away, measured by one written to have no answer."""

LEAST_SPREAD = 1e-3  # of a feature, lest one that never varies be divided by nothing


def learn_preselection(examples: Sequence[Example], mode: RetrievalMode) -> Matrix:
    """Weights by which candidates are preselected, shape (features,), from examples not yet read."""
    of_vectors = {} if mode is RetrievalMode.LEXICAL else SIMILARITIES
    constraints = {**MONOTONIC_CONSTRAINTS, **of_vectors}
    found = [example for example in examples if example.right.any()]
    counts = Counter(example.pack for example in found)
    groups = Groups(
        rows=np.vstack([example.features for example in found]),
        right=np.concatenate([example.right for example in found]),
        begins=np.cumsum([0, *(len(example.right) for example in found[:-1])]).astype(np.intp),
        weights=np.array([PACK_WEIGHT / counts[example.pack] for example in found]),
    )
    return fit_choice(groups, list(constraints.values()))


def learn_reranker(examples: Sequence[Example]) -> Committee:
    """Networks that choose among the candidates read; ``examples`` are by RERANKING_FEATURES."""
    found = [example for example in examples if example.right.any()]
    rows = np.vstack([example.features for example in found])
    mean, scale = _spread(rows)
    most, width = max(len(example.right) for example in found), rows.shape[1]
    inputs = np.zeros((len(found), most, width), dtype=np.float32)
    there, right = np.zeros((2, len(found), most), dtype=bool)
    for number, example in enumerate(found):
        size = len(example.right)
        inputs[number, :size] = standard(example.features, mean, scale)
        there[number, :size], right[number, :size] = True, example.right
    weights = _evened(found, lambda example: example.pack, EVENED)
    lists = Lists(inputs, there, right, weights)
    return Committee(mean, scale, tuple(train_choice(lists, seed) for seed in SEEDS))


def learn_answerability(examples: Sequence[Example], beliefs: Sequence[Matrix]) -> Committee:
    """Networks that tell an answer from the nearest sentence, given the belief in the candidates."""
    asked = [pair for pair in zip(examples, beliefs, strict=True) if len(pair[0].right)]
    rows = [answerability_features_of(example, belief) for example, belief in asked]
    return learn_truth([example for example, _ in asked], rows)


def learn_truth(examples: Sequence[Example], features: Sequence[Matrix]) -> Committee:
    """Networks that tell from a row for each question whether the articles answer it."""
    # Questions to learn from only all have an answer, and would teach to answer always.
    teaching = [
        number
        for number, example in enumerate(examples)
        if example.question.measured or not example.answerable
    ]
    asked, rows = [examples[number] for number in teaching], np.array([features[n] for n in teaching])
    mean, scale = _spread(rows)
    true = np.array([example.answerable for example in asked])
    weights = _evened(asked, _answerability_group, EVENED_ANSWERABILITY)
    weights *= np.array([1.0 if example.question.measured else ABSENT_WEIGHT for example in asked])
    inputs = standard(rows, mean, scale)
    return Committee(mean, scale, tuple(train_truth(inputs, true, weights, seed) for seed in SEEDS))


def answerability_features_of(example: Example, belief: Matrix) -> Matrix:
    """What the answerability of an example is told by, as ``answerability_features`` gives it."""
    best_first = np.argsort(-belief, kind="stable")
    return answerability_features(example.features[best_first], belief[best_first])


def _answerability_group(example: Example) -> tuple[str, bool, bool]:
    return example.pack, example.answerable, example.question.measured


def _evened(examples: Sequence[Example], group: Callable[[Example], object], power: float) -> np.ndarray:
    counts: Mapping[object, int] = Counter(map(group, examples))
    weights = np.array([counts[group(example)] ** -power for example in examples], dtype=np.float32)
    evened: np.ndarray = weights / weights.mean()
    return evened


def _spread(rows: Matrix) -> tuple[np.ndarray, np.ndarray]:
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + LEAST_SPREAD
    return mean.astype(np.float32), scale.astype(np.float32)
