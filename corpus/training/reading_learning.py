"""The last networks, learned from questions whose sentences were read, and what they reach elsewhere."""

from collections.abc import Sequence

from corpus.answers.ranking.features import Matrix
from corpus.answers.ranking.networks import Committee
from corpus.training.cross_validation import Outcome, beliefs_of_others, fold_of, parts
from corpus.training.families import Families
from corpus.training.ranker_learning import learn_truth
from corpus.training.reading_examples import ReadExample


def cross_validate_reading(read: Sequence[ReadExample], families: Families) -> list[Outcome]:
    """Every question judged by networks learned without the articles of its fold."""
    examples = [one.example for one in read]
    # Other folds than the reader's and the ranker's: those that neither has seen are all in one of theirs.
    folds = [fold_of(f"read {families.of(example.question)}") for example in examples]
    beliefs = beliefs_of_others(examples, folds)
    confidence = [0.0] * len(read)
    for inside, outside in parts(folds):
        trust = learn_trust([read[row] for row in outside], [beliefs[row] for row in outside])
        for row in inside:
            confidence[row] = trust.probability(read[row].trust(beliefs[row]))
    return [Outcome(*parts) for parts in zip(examples, beliefs, confidence, strict=True)]


def learn_trust(read: Sequence[ReadExample], beliefs: Sequence[Matrix]) -> Committee:
    """Networks that tell whether a sentence read answers, given the belief in each."""
    rows = [one.trust(belief) for one, belief in zip(read, beliefs, strict=True)]
    return learn_truth([one.example for one in read], rows)
