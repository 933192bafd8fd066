"""What learned weights reach on articles that they have not seen."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from corpus.answers.ranking.features import Matrix
from corpus.training.families import Families
from corpus.training.ranker_learning import answerability_features_of, learn_answerability, learn_reranker
from corpus.training.ranking_examples import Example

FOLDS = 5  # four fifths of the families to learn from

SMALL = " small"  # how the names of pieces of packs end

GRID = np.arange(0.3, 0.7, 0.01)  # thresholds tried; the best of each mode lies well inside


class Outcome(NamedTuple):
    """What became of a question: where the first right sentence stands, and the confidence."""

    example: Example
    belief: Matrix  # (candidates,), sums to 1
    confidence: float

    @property
    def rank(self) -> int | None:
        """The rank of the first right sentence."""
        ranks = np.flatnonzero(self.example.right[np.argsort(-self.belief, kind="stable")])
        return int(ranks[0]) if len(ranks) else None


def cross_validate(examples: Sequence[Example], families: Families) -> list[Outcome]:
    """Every example judged by what was learned without the articles of its fold."""
    folds = [fold_of(families.of(example.question)) for example in examples]
    beliefs = beliefs_of_others(examples, folds)
    confidence = np.zeros(len(examples))
    for inside, outside in parts(folds):
        others = [examples[row] for row in outside], [beliefs[row] for row in outside]
        answerability = learn_answerability(*others)
        for row in inside:
            if len(beliefs[row]):
                features = answerability_features_of(examples[row], beliefs[row])
                confidence[row] = answerability.probability(features)
    return [Outcome(*parts) for parts in zip(examples, beliefs, confidence.tolist(), strict=True)]


def ranked_without(examples: Sequence[Example], families: Families, gone: Sequence[int]) -> list[Outcome]:
    """Every example ranked by networks that never saw these features; nothing is refused."""
    kept = np.setdiff1d(np.arange(next(e.features.shape[1] for e in examples if len(e.right))), gone)
    less = [
        example._replace(features=example.features[:, kept]) if len(example.right) else example
        for example in examples
    ]
    folds = [fold_of(families.of(example.question)) for example in examples]
    return [Outcome(*parts, 1.0) for parts in zip(less, beliefs_of_others(less, folds), strict=True)]


def beliefs_of_others(examples: Sequence[Example], folds: Sequence[int]) -> list[Matrix]:
    """The belief in each example's candidates of networks learned from the other folds."""
    beliefs: list[Matrix] = [np.zeros(0)] * len(examples)
    for inside, outside in parts(folds):
        reranker = learn_reranker([examples[row] for row in outside])
        for row in inside:
            if len(examples[row].right):
                beliefs[row] = reranker.belief(examples[row].features)
    return beliefs


def parts(folds: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows of each fold, and all the others."""
    for fold in range(FOLDS):
        inside = np.equal(folds, fold)
        yield np.flatnonzero(inside).tolist(), np.flatnonzero(~inside).tolist()


def fold_of(family: str) -> int:
    """The fold that a family is in, the same in every run."""
    return int.from_bytes(hashlib.sha256(family.encode()).digest()[:4], "big") % FOLDS


def best_threshold(outcomes: Sequence[Outcome]) -> float:
    """The confidence at which most is answered right, and answering and refusing are most often right."""
    packs = [some for pack, some in by_pack(outcomes).items() if not pack.endswith(SMALL)]
    gains = [sum(_gain(figures(some, at)) for some in packs) for at in GRID]
    return round(float(GRID[int(np.argmax(gains))]), 2)


def _gain(figures: dict[str, float]) -> float:
    # To answer wrongly is worse than not to answer.
    return figures["hit@1"] + 2 * float(np.nan_to_num(figures["balanced"]))


def figures(outcomes: Sequence[Outcome], threshold: float) -> dict[str, float]:
    """Shares: the right sentence first, among three, read at all; answered, refused; area under the curve."""
    asked = [outcome for outcome in outcomes if outcome.example.answerable]
    ranks = [outcome.rank for outcome in asked]
    sure = np.array([outcome.confidence for outcome in asked])
    others = np.array([outcome.confidence for outcome in outcomes if not outcome.example.answerable])
    answered, refused = _share(sure >= threshold), _share(others < threshold)
    return {
        "ranked@1": _share(rank == 0 for rank in ranks),
        "ranked@3": _share(rank is not None and rank < 3 for rank in ranks),
        "read": _share(rank is not None for rank in ranks),
        "hit@1": _share((np.array(ranks) == 0) & (sure >= threshold)),
        "answered": answered,
        "refused": refused,
        "balanced": (answered + refused) / 2,
        "auc": _share((sure[:, None] > others).ravel()),
    }


def by_pack(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of measured questions, by the name of their pack."""
    packs: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.example.question.measured:
            packs[outcome.example.pack].append(outcome)
    return packs


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return sum(values) / len(values) if values else float("nan")
