"""All sentences that may answer, gathered by words and by meaning, and what speaks for each."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.finding.retrieval import retrieve, retrieve_nearest
from corpus.answers.finding.similarity import SIMILARITIES, Meaning, Vector, compare, sentence_vectors
from corpus.answers.question.understanding import languages_of_words
from corpus.answers.ranking.candidates import QUESTION_FEATURES, TEXT_FEATURES, ArticleVersions, ask, read
from corpus.answers.ranking.features import FEATURES, Candidate, Matrix, Weighing, measure, weigh
from corpus.answers.ranking.retrieval_modes import Way
from corpus.answers.ranking.weights import Weights
from corpus.models import Article, Question, Where
from corpus.search.index import Index
from corpus.store import Store

READ = 32
"""How many sentences are read in their article's text: of 100 right ones 98 are among them."""

EMBEDDED = 0.5
"""Meaning counts only once this share of the candidates has vectors."""

BEST = 3
"""Sentences by words of which each must have its vector, for meaning to count."""

SIFTED = {way: FEATURES if way is Way.WORDS else (*FEATURES, *SIMILARITIES) for way in Way}
"""The features by which candidates are sifted."""

RANKED = {way: (*names, "sifted", *TEXT_FEATURES, *QUESTION_FEATURES) for way, names in SIFTED.items()}
"""The features by which the candidates that were read are ranked."""


class Corpus(NamedTuple):
    """Where answers come from."""

    store: Store
    index: Index  # type: ignore[assignment]  # a tuple has a method of this name, which nobody calls
    meaning: Meaning | None = None


class Gathered(NamedTuple):
    """Candidates with their features, as SIFTED."""

    question: Question
    weighing: Weighing
    candidates: list[Candidate]
    features: Matrix
    way: Way


class ReadCandidates(NamedTuple):
    """The candidates most worth reading, with their features as RANKED."""

    candidates: list[Candidate]
    articles: dict[str, Article]
    features: Matrix


def gather(question: Question, corpus: Corpus, where: Where | None = None) -> Gathered:
    """The sentences of every passage that words or meaning find."""
    languages = corpus.store.languages()
    weighing = weigh(question, corpus.index)
    hits = retrieve(question, index=corpus.index, languages=languages, where=where)
    ids = [hit.passage for hit in hits]
    vector = corpus.meaning.question(question.text) if corpus.meaning else None
    if corpus.meaning and vector is not None:
        near = retrieve_nearest(vector, meaning=corpus.meaning, languages=languages, where=where)
        ids = list(dict.fromkeys([*ids, *near]))
    candidates, features = measure(weighing, corpus.store.passages(ids), hits)
    if corpus.meaning and vector is not None:
        vectors = _vectors(candidates, corpus.meaning, vector)
        in_words = bool(question.concepts) and question.language in languages_of_words(languages)
        if vectors is not None and not (in_words and _lacks_its_best(features, vectors)):
            features = np.hstack([features, compare(vector, candidates, vectors)])
            return Gathered(question, weighing, candidates, features, Way.BOTH if in_words else Way.MEANING)
    return Gathered(question, weighing, candidates, features, Way.WORDS)


def _vectors(candidates: Sequence[Candidate], meaning: Meaning, question: Vector) -> Vector | None:
    held = meaning.vectors(list({candidate.passage.id for candidate in candidates}))
    vectors = sentence_vectors(candidates, held, len(question))
    return vectors if vectors.any(axis=1).sum() > EMBEDDED * len(vectors) else None


def _lacks_its_best(features: Matrix, vectors: Vector) -> bool:
    """Whether a sentence that words find best has no vector yet: beside those that have one it would lose."""
    there: npt.NDArray[np.bool_] = np.any(vectors, axis=1)
    if there.all():  # nearly always: only what has just come has none
        return False
    best = np.argsort(-(features @ Weights.load(Way.WORDS).sift), kind="stable")[:BEST]
    return not there[best].all()


def read_best(
    gathered: Gathered, sift: npt.NDArray[np.float64], article_versions: ArticleVersions
) -> ReadCandidates:
    """The candidates that score best by the weights ``sift``, read in their articles."""
    scores = gathered.features @ sift
    rows = np.argsort(-scores, kind="stable")[:READ]
    passages = [gathered.candidates[row].passage for row in rows]
    wanted = {(passage.article, passage.version) for passage in passages}
    articles = {article.id: article for article in article_versions(wanted)}
    rows = rows[[gathered.candidates[row].passage.article in articles for row in rows]]
    candidates = [gathered.candidates[row] for row in rows]
    told = read(gathered.question, gathered.weighing, candidates, articles)
    asked = ask(gathered.question, gathered.weighing, candidates, articles)
    sifted = scores[rows] - (scores[rows].max() if len(rows) else 0)
    features = np.hstack([gathered.features[rows], sifted[:, None], told, asked])
    return ReadCandidates(candidates, articles, features)
