"""Learns ``weights.json`` from question packs, and says what it reaches on articles that it has not seen.

    python -m corpus.answers.learn_ranking FOLDER... [--measure-only]

Three steps, each on the result of the one before: which sentences are worth reading (sift), which of them
answers (rank), and whether it does (confidence). Every figure printed is of questions on articles that were
left out of the learning; the table written is then learned from all.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.answers.confidence import SIGNS, confidence, signs
from corpus.answers.evidence import SENSES, Matrix
from corpus.answers.examples import Example, examples_of
from corpus.answers.fitting import Bools, Groups, fit_choice, fit_truth
from corpus.answers.ranking import READ_SENSES, Rows, order, sift
from corpus.answers.weights import TABLE, Tables, Weights
from corpus.evaluation.packs import pack_folders, read_pack, small_packs

FOLDS = 5

PACK_WEIGHT = 400.0
"""Each pack counts as so many questions, lest the largest rule; half of them unanswerable for confidence."""

SMALL_SIZES = (1, 3, 10)
SMALL_QUESTIONS = 200
"""Each pack is learned from in pieces too: most corpora begin with one article."""

RIDGE = 1.0

THRESHOLD = 0.5
"""Confidence is learned with as many answerable questions as others: a half means "as likely as not"."""


class Outcome(NamedTuple):
    """What became of a question: where the first right sentence stands, and the confidence."""

    answerable: bool
    rank: int | None
    confidence: float


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="+", type=Path, help="packs, or folders of packs")
    parser.add_argument("--measure-only", action="store_true", help="report, but write no table")
    arguments = parser.parse_args()
    whole = [pack for folder in arguments.packs for pack in map(read_pack, pack_folders(folder))]
    # Where every question has an answer, nothing can be learned of refusing.
    whole = [pack for pack in whole if not all(question.gold for question in pack.questions)]
    small = chain.from_iterable(small_packs(pack, SMALL_SIZES, SMALL_QUESTIONS) for pack in whole)
    examples = [example for pack in chain(whole, small) for example in examples_of(pack, FOLDS)]
    for pack, outcomes in cross_validate(examples).items():
        sys.stdout.write(f"{pack:20} {summary(outcomes)}\n")
    if not arguments.measure_only:
        TABLE.write_text(json.dumps(learn(examples), indent=1) + "\n", encoding="utf-8")


def cross_validate(examples: Sequence[Example]) -> dict[str, list[Outcome]]:
    """Every measured question judged by weights learned without the articles of its fold."""
    outcomes: defaultdict[str, list[Outcome]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = Weights(learn([example for example in examples if example.fold != fold]))
        for example in examples:
            if example.fold == fold and example.question.measured:
                outcomes[example.pack].append(_judge(example, weights))
    return dict(outcomes)


def learn(examples: Sequence[Example]) -> Tables:
    """The tables of weights of all three steps."""
    found = [example for example in examples if example.right.any()]
    tables: dict[str, dict[str, float]] = {"decision": {"threshold": THRESHOLD}}
    tables["sift"] = _choice(SENSES, found, [example.features for example in found], [e.right for e in found])
    weights = Weights(tables)
    kept = [
        (example, rows) for example in found if example.right[rows := sift(example.features, weights)].any()
    ]
    tables["rank"] = _choice(
        READ_SENSES,
        [example for example, _ in kept],
        [example.read_features[rows] for example, rows in kept],
        [example.right[rows] for example, rows in kept],
    )
    tables["confidence"] = _truth(examples, Weights(tables))
    return {step: {name: round(weight, 4) for name, weight in row.items()} for step, row in tables.items()}


def _choice(
    senses: Mapping[str, int], examples: Sequence[Example], features: Sequence[Matrix], right: Sequence[Bools]
) -> dict[str, float]:
    counts = Counter(example.pack for example in examples)
    begins = np.cumsum([0, *(len(rows) for rows in features[:-1])])
    groups = Groups(
        rows=np.vstack(features),
        right=np.concatenate(right),
        begins=begins.astype(np.intp),
        weights=np.array([PACK_WEIGHT / counts[example.pack] for example in examples]),
    )
    return dict(zip(senses, fit_choice(groups, list(senses.values()), RIDGE).tolist(), strict=True))


def _truth(examples: Sequence[Example], weights: Weights) -> dict[str, float]:
    # Only measured questions: those to learn from only all have an answer, and would teach to trust.
    asked = [example for example in examples if example.question.measured and len(example.features)]
    answerable = np.array([bool(example.question.gold) for example in asked])
    counts = Counter((example.pack, bool(example.question.gold)) for example in asked)
    importance = [PACK_WEIGHT / 2 / counts[example.pack, bool(example.question.gold)] for example in asked]
    rows = np.array([_signs(example, weights)[0] for example in asked])
    fitted = fit_truth(rows, answerable, np.array(importance), list(SIGNS.values()), RIDGE)
    return dict(zip(SIGNS, fitted.tolist(), strict=True))


def _signs(example: Example, weights: Weights) -> tuple[Matrix, Rows]:
    """The signs of the best sentence, and the rows of the candidates that were read, best first."""
    rows = sift(example.features, weights)
    best_first, belief = order(example.read_features[rows], weights)
    rows = rows[best_first]
    return signs(example.understood.kind, example.read_features[rows], belief, example.weighing), rows


def _judge(example: Example, weights: Weights) -> Outcome:
    if not len(example.features):
        return Outcome(bool(example.question.gold), None, 0.0)
    best_signs, rows = _signs(example, weights)
    places = np.flatnonzero(example.right[rows])
    rank = int(places[0]) if len(places) else None
    return Outcome(bool(example.question.gold), rank, confidence(best_signs, weights))


def summary(outcomes: Sequence[Outcome]) -> str:
    """One line of shares: the right sentence first, among three, found at all; answered, refused."""
    asked = [outcome for outcome in outcomes if outcome.answerable]
    senseless = [outcome for outcome in outcomes if not outcome.answerable]
    figures = {
        "first": _share(outcome.rank == 0 for outcome in asked),
        "in three": _share(outcome.rank is not None and outcome.rank < 3 for outcome in asked),
        "read": _share(outcome.rank is not None for outcome in asked),
        "hit@1": _share(outcome.rank == 0 and outcome.confidence >= THRESHOLD for outcome in asked),
        "answered": _share(outcome.confidence >= THRESHOLD for outcome in asked),
        "refused": _share(outcome.confidence < THRESHOLD for outcome in senseless),
    }
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return sum(values) / len(values) if values else float("nan")


if __name__ == "__main__":
    main()
