"""What the reader says of each sentence, beside what the ranker believes: features of the last networks."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpus.answers.ranking.answerability import SPREAD_OF_BELIEF, answerability_features
from corpus.answers.ranking.features import Matrix
from corpus.answers.reading.extracts import Extract, Place, Readable

VERDICT_FEATURES = (
    *("belief", "candidate", "logit", "share", "others", "extract", "foreign", "untitled"),
    "read",
)
"""Of a sentence: what the ranker believes of it (logarithm), and whether it weighed it at all; the reader's
logit, its share of the passage (logarithm), the best logit of the passage's other sentences; how many
passages were read before; whether question and article differ in language; whether it has no title; whether
it was read at all: if not, the reader's numbers are zero."""

TRUST_FEATURES = (
    *(f"best:{name}" for name in VERDICT_FEATURES),
    *(f"mean:{name}" for name in VERDICT_FEATURES),
    *SPREAD_OF_BELIEF,
    "confidence",
)
"""Of a question with its sentences; the last is the confidence before anything was read (log odds)."""

LEAST = 1e-6
"""Belief in a sentence that the ranker did not weigh."""


def verdict_features(
    asked_in: str,
    read: Sequence[Extract],
    verdicts: Sequence[npt.NDArray[np.float32]],
    belief: Mapping[Place, float],
    opened: Callable[[str], Readable],
) -> tuple[list[Place], Matrix]:
    """All sentences read or believed in, and VERDICT_FEATURES of each: float64 of shape (sentences, 9).

    ``asked_in`` is the language of the question. A sentence of two passages counts where the reader saw
    more in it.
    """
    rows: dict[Place, tuple[float, ...]] = {}
    for number, (extract, logits) in enumerate(zip(read, verdicts, strict=True)):
        article = opened(extract.article)
        everything = float(np.logaddexp.reduce(np.append(logits, 0.0)))
        for position, place in enumerate(extract.places()):
            logit = float(logits[position])
            others = float(np.delete(logits, position).max(initial=0.0))
            if place in rows and rows[place][2] >= logit:
                continue
            rows[place] = (
                float(np.log(max(belief.get(place, 0.0), LEAST))),
                place in belief,
                logit,
                logit - everything,
                others,
                number,
                article.language != asked_in,
                not article.title,
                True,
            )
    for place, believed in belief.items():
        if place not in rows:
            article, logarithm = opened(place.article), float(np.log(max(believed, LEAST)))
            foreign = article.language != asked_in
            rows[place] = (logarithm, True, 0.0, 0.0, 0.0, len(read), foreign, not article.title, False)
    return list(rows), np.array(list(rows.values()), dtype=float).reshape(-1, len(VERDICT_FEATURES))


def trust_features(features: Matrix, belief: Matrix, confidence: float) -> Matrix:
    """One row, as TRUST_FEATURES: float64 of shape (23,); sentences are best first."""
    sure = min(max(confidence, LEAST), 1 - LEAST)
    return np.append(answerability_features(features, belief), np.log(sure / (1 - sure)))
