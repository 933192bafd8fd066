"""How sure it is that the best sentence answers: a probability calibrated on questions without an answer."""

import numpy as np

from corpus.answers.evidence import Matrix, Weighing
from corpus.answers.holding import asked
from corpus.answers.ranking import READ_FEATURES
from corpus.answers.weights import Weights
from corpus.models import Kind

# Each sign may only speak for the best sentence, or only against it.
_FOR = (
    "covered",
    "covered_squared",
    "matched",
    "bm25",
    "pairs",
    "near",
    "names",
    "before",
    "after",
    "passage",
    "article",
)
_AGAINST = ("short",)
_COLUMNS = [READ_FEATURES.index(name) for name in (*_FOR, *_AGAINST)]
_ASKED = [column for column, name in enumerate(READ_FEATURES) if ":" in name and not name.startswith("any:")]

SIGNS: dict[str, int] = {
    "constant": 0,
    **dict.fromkeys(_FOR, 1),
    **dict.fromkeys(_AGAINST, -1),
    "belief": 1,  # the best sentence's share among those read
    "margin": 1,  # over the second
    "unknown": -1,  # weight of the words that no article has
    "size": -1,  # logarithm of the number of passages: in a large corpus more sentences match by chance
    "held": 1,  # the sentence holds what the kind asks for
    "not_held": -1,  # the kind asks for something and the sentence does not hold it
}
_NAMES = tuple(SIGNS)


def signs(kind: Kind, read_features: Matrix, belief: Matrix, weighing: Weighing) -> Matrix:
    """What the sentences, best first, tell of how good the best one is; as SIGNS."""
    best = read_features[0]
    held = float(best[_ASKED].max(initial=0.0))
    return np.array(
        [
            1.0,
            *best[_COLUMNS],
            belief[0],
            belief[0] - belief[1:2].sum(),
            weighing.share[~weighing.known].sum(),
            np.log1p(weighing.size),
            held,
            asked(kind) is not None and held == 0.0,
        ],
        dtype=float,
    )


def confidence(signs_of_best: Matrix, weights: Weights) -> float:
    """The probability, 0..1, that the best sentence answers the question."""
    return float(1 / (1 + np.exp(-signs_of_best @ weights.of("confidence", _NAMES))))
