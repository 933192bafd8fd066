"""Features of sentences that are read in their article's text: of the text, and of what is asked."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from corpus.answers.ranking.features import Candidate, Matrix, Weighing
from corpus.answers.ranking.sentence_form import Form, form_of
from corpus.answers.ranking.type_match import TypeMatches, field_sought, type_matches
from corpus.language.terms import tokenize
from corpus.models import AnswerType, Article, IndexedSentence, Question

TITLES = ("title", "title_and_sentence", "title_names")
TEXT_FEATURES = (*TITLES, "asked", *(f"any:{field}" for field in TypeMatches._fields), *Form._fields)

ANSWER_TYPES = tuple(AnswerType)
QUESTION_FEATURES = (
    *(f"type:{answer_type}" for answer_type in ANSWER_TYPES),
    "other_language",
    "concepts",
    "unknown",
    "named",
    "size",
)

ArticleVersions = Callable[[Iterable[tuple[str, int]]], Iterable[Article]]
"""Articles in the versions named with their ids; one that was removed a moment ago is left out."""


class Ranked(NamedTuple):
    """A sentence in its article, and its share, 0..1, of all belief among the sentences read."""

    article: Article
    sentence: IndexedSentence
    belief: float


class Ranking(NamedTuple):
    """Sentences best first, and how likely, 0..1, the best one answers."""

    sentences: list[Ranked]
    confidence: float
    threshold: float  # the confidence from which the question counts as answered

    @property
    def found(self) -> bool:
        """Whether the best one is taken to answer."""
        return bool(self.sentences) and self.confidence >= self.threshold


def text_features(
    question: Question, weighing: Weighing, candidates: Sequence[Candidate], articles: dict[str, Article]
) -> Matrix:
    """What the text of each candidate tells, as TEXT_FEATURES: float64 of shape (candidates, 24)."""
    said = {term.term for concept in question.concepts for term in concept.terms}
    sought = field_sought(question.answer_type)
    rows = np.zeros((len(candidates), len(TEXT_FEATURES)))
    for row, candidate in enumerate(candidates):
        article, sentence = articles[candidate.passage.article], candidate.sentence
        matches = type_matches(article.text[sentence.start : sentence.end], article.language, said)
        asked = getattr(matches, sought) if sought else 0.0
        titled = _by_title(weighing, article, sentence)
        rows[row] = (*titled, asked, *matches, *form_of(article, sentence))
    return rows


def question_features(
    question: Question, weighing: Weighing, candidates: Sequence[Candidate], articles: dict[str, Article]
) -> Matrix:
    """What is asked, as QUESTION_FEATURES: float64 of shape (candidates, 16).

    It is the same for every candidate but for its language.
    """
    row = [float(question.answer_type is answer_type) for answer_type in ANSWER_TYPES]
    rest = [
        np.log1p(len(question.concepts)),
        weighing.share[~weighing.known].sum(),
        weighing.share[weighing.names].sum(),
        np.log10(1 + weighing.size) / 3,
    ]
    return np.array(
        [
            [*row, float(articles[candidate.passage.article].language != question.language), *rest]
            for candidate in candidates
        ]
    ).reshape(len(candidates), len(QUESTION_FEATURES))


def _by_title(weighing: Weighing, article: Article, sentence: IndexedSentence) -> tuple[float, float, float]:
    """Weight of the question that stands in the title, in title and sentence, and of its names there."""
    known = weighing.terms.keys()
    found = np.zeros(len(weighing.share))
    for term in known & _title_terms(article.title or "", article.language):
        for number, weight in weighing.terms[term]:
            found[number] = max(found[number], weight)
    title = float(found @ weighing.share)
    for term in known & set(sentence.terms):
        for number, weight in weighing.terms[term]:
            found[number] = max(found[number], weight)
    names = weighing.share * weighing.names
    return title, float(found @ weighing.share), float(found @ names / max(names.sum(), 1e-9))


@lru_cache(maxsize=4096)
def _title_terms(title: str, language: str) -> frozenset[str]:
    return frozenset(token.term for token in tokenize(title, language) if not token.stop)
