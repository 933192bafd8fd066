"""Which words of a question are names, told by how the articles write them and not by who types."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpus.answers.ranking.features import Weighing
from corpus.language.folding import fold
from corpus.language.terms import tokenize
from corpus.language.wordforms import WordForms
from corpus.models import Article, Passage, Question

TELLING = 12
"""Passages looked at, of those found best: a name of the story stands in them several times."""


def written_names(
    question: Question, weighing: Weighing, passages: Sequence[Passage], articles: Mapping[str, Article]
) -> npt.NDArray[np.bool_]:
    """Whether each concept is a name or a number, shape (concepts,).

    A word is a name that most passages write with a capital within a sentence; one that none of them has,
    when no dictionary has it.
    """
    capital, small = np.zeros(len(question.concepts)), np.zeros(len(question.concepts))
    for passage in passages:
        if article := articles.get(passage.article):
            _count(passage, article, weighing, capital, small)
    forms = WordForms.load(question.language)
    unknown = np.array([fold(concept.word) not in forms for concept in question.concepts], dtype=bool)
    numbers = np.array([concept.word[0].isdigit() for concept in question.concepts], dtype=bool)
    names: npt.NDArray[np.bool_] = np.where(capital + small > 0, capital > small, unknown)
    names |= numbers
    return names


def _count(
    passage: Passage,
    article: Article,
    weighing: Weighing,
    capital: npt.NDArray[np.float64],
    small: npt.NDArray[np.float64],
) -> None:
    """Add how often a passage writes each concept with a capital letter, and how often without."""
    known = weighing.terms.keys()
    for sentence in passage.sentences:
        if known.isdisjoint(sentence.terms):
            continue
        _, *within = tokenize(article.text[sentence.start : sentence.end], article.language)
        for token in within:
            for concept, weight in weighing.terms.get(token.term, ()):
                (capital if token.capitalised else small)[concept] += weight
