"""All sentences that may answer, gathered by words and by vectors, and the features of each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.finding.retrieval import DenseRetrieval, retrieve_dense, retrieve_lexical
from corpus.answers.question.page_questions import asks_about_page
from corpus.answers.question.understanding import languages_of_words
from corpus.answers.ranking.candidates import ArticleVersions, question_features, text_features
from corpus.answers.ranking.features import Candidate, Matrix, Weighing, lexical_features, weigh
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.similarity import Vector, sentence_vectors, similarity_features
from corpus.answers.ranking.weights import Weights
from corpus.answers.ranking.written_names import TELLING, written_names
from corpus.language.side_lines import is_side_line
from corpus.models import Article, Passage, Question, Where
from corpus.search.index import SearchEngine
from corpus.store import Store

READ = 32
"""How many sentences are read in their article's text: of 100 right ones 98 are among them (weights.md)."""

EMBEDDED = 0.5
"""Vectors count only once this share of the candidates has them.

Not measured: it is of consequence for the minutes only in which the vectors of a new corpus are made.
"""

BEST = 3
"""Sentences by words of which each must have its vector, for vectors to count: as many as a reply shows."""


class Corpus(NamedTuple):
    """Where answers come from."""

    store: Store
    engine: SearchEngine
    dense: DenseRetrieval | None = None


class Gathered(NamedTuple):
    """Candidates with their features: float64 of shape (candidates, PRESELECTION_FEATURES of the mode)."""

    question: Question
    weighing: Weighing
    candidates: list[Candidate]
    features: Matrix
    mode: RetrievalMode


class Preselected(NamedTuple):
    """The candidates most worth reading, with features: (candidates, RERANKING_FEATURES of the mode)."""

    candidates: list[Candidate]
    articles: dict[str, Article]
    features: Matrix


def gather(question: Question, corpus: Corpus, where: Where | None = None) -> Gathered:
    """The sentences of every passage that words or vectors find."""
    languages = corpus.store.languages()
    weighing = weigh(question, corpus.engine)
    hits = retrieve_lexical(question, index=corpus.engine, languages=languages, where=where)
    ids = [hit.passage for hit in hits]
    vector = corpus.dense.question(question.plain) if corpus.dense else None
    if corpus.dense and vector is not None:
        near = retrieve_dense(vector, dense=corpus.dense, languages=languages, where=where)
        ids = list(dict.fromkeys([*ids, *near]))
    passages = corpus.store.passages(ids)
    weighing = weighing._replace(names=_names(question, weighing, passages, corpus.store))
    candidates, features = lexical_features(weighing, passages, hits)
    if corpus.dense and vector is not None:
        vectors = _vectors(candidates, corpus.dense, vector)
        in_words = bool(question.concepts) and question.language in languages_of_words(languages)
        if vectors is not None and not (in_words and _lacks_its_best(features, vectors)):
            features = np.hstack([features, similarity_features(vector, candidates, vectors)])
            mode = RetrievalMode.HYBRID if in_words else RetrievalMode.DENSE
            return Gathered(question, weighing, candidates, features, mode)
    return Gathered(question, weighing, candidates, features, RetrievalMode.LEXICAL)


def _names(
    question: Question, weighing: Weighing, passages: Sequence[Passage], store: Store
) -> npt.NDArray[np.bool_]:
    best = passages[:TELLING]
    wanted = {(passage.article, passage.version) for passage in best}
    articles = {article.id: article for article in store.article_versions(wanted)}
    return written_names(question, weighing, best, articles)


def _vectors(candidates: Sequence[Candidate], dense: DenseRetrieval, question: Vector) -> Vector | None:
    """A row for each candidate, shape (candidates, width); None while too few have vectors."""
    held = dense.vectors(list({candidate.passage.id for candidate in candidates}))
    vectors = sentence_vectors(candidates, held, len(question))
    return vectors if vectors.any(axis=1).sum() > EMBEDDED * len(vectors) else None


def _lacks_its_best(features: Matrix, vectors: Vector) -> bool:
    """Whether a sentence that words find best has no vector yet: beside those that have one it would lose."""
    there: npt.NDArray[np.bool_] = np.any(vectors, axis=1)
    if there.all():  # nearly always: only what has just come has none
        return False
    preselection = Weights.load(RetrievalMode.LEXICAL).preselection
    best = np.argsort(-(features @ preselection), kind="stable")[:BEST]
    return not there[best].all()


def _may_answer(candidate: Candidate, articles: Mapping[str, Article], *, of_page: bool) -> bool:
    """Whether its article is still there, and it is of the story, if only that is asked about."""
    article = articles.get(candidate.passage.article)
    return article is not None and (of_page or not is_side_line(article.text, candidate.sentence.start))


def preselect(gathered: Gathered, preselection: Matrix, article_versions: ArticleVersions) -> Preselected:
    """The READ candidates that score best by the weights ``preselection``, read in their articles.

    ``preselection``: float64 of shape (PRESELECTION_FEATURES of the mode,).
    """
    scores = gathered.features @ preselection
    rows = np.argsort(-scores, kind="stable")[:READ]
    passages = [gathered.candidates[row].passage for row in rows]
    wanted = {(passage.article, passage.version) for passage in passages}
    articles = {article.id: article for article in article_versions(wanted)}
    of_page = asks_about_page(gathered.question.plain)
    rows = rows[[_may_answer(gathered.candidates[row], articles, of_page=of_page) for row in rows]]
    candidates = [gathered.candidates[row] for row in rows]
    of_text = text_features(gathered.question, gathered.weighing, candidates, articles)
    of_question = question_features(gathered.question, gathered.weighing, candidates, articles)
    short = scores[rows] - (scores[rows].max() if len(rows) else 0)
    features = np.hstack([gathered.features[rows], short[:, None], of_text, of_question])
    return Preselected(candidates, articles, features)
