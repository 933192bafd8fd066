"""Sentences put in order: first by their terms, then the best of them by their own text as well."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.evidence import FEATURES, SENSES, Candidate, Matrix
from corpus.answers.holding import Holdings, asked, holdings
from corpus.answers.weights import Weights
from corpus.errors import UnknownArticle
from corpus.models import Article, IndexedSentence, Kind, Question

READ = 16
"""How many sentences are read in their article's text; twice as many change nothing that can be measured."""

_ASKING = tuple(kind for kind in Kind if asked(kind))
READ_SENSES = {
    **SENSES,
    **{f"{kind}:{asked(kind)}": 1 for kind in _ASKING},  # it holds what this kind of question asks for
    **{f"any:{field}": 0 for field in Holdings._fields},  # it holds this, whatever is asked
}
READ_FEATURES = tuple(READ_SENSES)

Rows = npt.NDArray[np.intp]

ArticleOf = Callable[[str, int], Article]
"""An article's version; raises UnknownArticle for one that was removed a moment ago."""


class Ranked(NamedTuple):
    """A sentence in its article, and its share, 0..1, of all belief among the sentences read."""

    article: Article
    sentence: IndexedSentence
    belief: float


def sift(features: Matrix, weights: Weights) -> Rows:
    """The rows of the sentences most worth reading, best first."""
    return np.argsort(-(features @ weights.of("sift", FEATURES)), kind="stable")[:READ]


def fetch(candidates: Sequence[Candidate], article_of: ArticleOf) -> dict[str, Article]:
    """The candidates' articles by id, those left out that are gone."""
    articles: dict[str, Article] = {}
    for passage in {candidate.passage.article: candidate.passage for candidate in candidates}.values():
        with suppress(UnknownArticle):
            articles[passage.article] = article_of(passage.article, passage.version)
    return articles


def read(
    question: Question, candidates: Sequence[Candidate], articles: dict[str, Article], features: Matrix
) -> Matrix:
    """The candidates' features by terms, and what the text of each holds, as READ_FEATURES."""
    said = {term.term for concept in question.concepts for term in concept.terms}
    held = np.zeros((len(candidates), len(READ_FEATURES) - len(FEATURES)))
    for row, candidate in enumerate(candidates):
        article = articles[candidate.passage.article]
        sentence = candidate.sentence
        holds = holdings(article.text[sentence.start : sentence.end], article.language, said)
        held[row] = [*_asked_for(question.kind, holds), *holds]
    return np.hstack([features, held])


def _asked_for(kind: Kind, holds: Holdings) -> list[float]:
    sought = asked(kind)
    value = holds._asdict()[sought] if sought else 0.0
    return [value if kind is asking else 0.0 for asking in _ASKING]


def order(read_features: Matrix, weights: Weights) -> tuple[Rows, Matrix]:
    """The rows best first, and the belief in each in that order."""
    scores = read_features @ weights.of("rank", READ_FEATURES)
    rows = np.argsort(-scores, kind="stable")
    belief = np.exp(scores[rows] - scores[rows[0]])
    return rows, belief / belief.sum()
