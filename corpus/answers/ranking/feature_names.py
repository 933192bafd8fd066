"""What each number means that a step of ranking takes in, by retrieval mode: in this order it was learned."""

from corpus.answers.ranking.answerability import SPREAD_OF_BELIEF
from corpus.answers.ranking.candidates import QUESTION_FEATURES, TEXT_FEATURES
from corpus.answers.ranking.features import FEATURES
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.similarity import SIMILARITIES

PRESELECTION_FEATURES: dict[RetrievalMode, tuple[str, ...]] = {
    mode: FEATURES if mode is RetrievalMode.LEXICAL else (*FEATURES, *SIMILARITIES) for mode in RetrievalMode
}
"""Of every candidate: what the few are chosen by that are read."""

RERANKING_FEATURES: dict[RetrievalMode, tuple[str, ...]] = {
    mode: (*names, "preselection", *TEXT_FEATURES, *QUESTION_FEATURES)
    for mode, names in PRESELECTION_FEATURES.items()
}
"""Of every candidate that was read."""

ANSWERABILITY_FEATURES: dict[RetrievalMode, tuple[str, ...]] = {
    mode: (*(f"best:{name}" for name in names), *(f"mean:{name}" for name in names), *SPREAD_OF_BELIEF)
    for mode, names in RERANKING_FEATURES.items()
}
"""Of a question with all its candidates."""
