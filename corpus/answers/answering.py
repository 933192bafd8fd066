"""How a question becomes an answer: understood, searched, ranked, read, cited."""

from datetime import date

import numpy as np

from corpus.answers.finding.gathering import Corpus, Gathered, gather, preselect
from corpus.answers.finding.retrieval import DenseRetrieval
from corpus.answers.question.understanding import understand
from corpus.answers.ranking.answerability import answerability_features
from corpus.answers.ranking.candidates import Ranked, Ranking
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.time_agreement import heed_time
from corpus.answers.ranking.weights import Weights
from corpus.answers.reading.reading import Reader, reread
from corpus.answers.remarks.small_talk import small_talk
from corpus.answers.replying.absent_words import absent_words
from corpus.answers.replying.composing import CITED, cite, shown
from corpus.language.lexicon import Lexicon
from corpus.models import Answer, Article, IndexedSentence, Where
from corpus.search.index import SearchEngine
from corpus.store import Store

NEAREST = 1
"""Sentences shown when none answers."""


def answer(  # noqa: PLR0913  what it works with, then what is asked
    text: str,
    *,
    store: Store,
    index: SearchEngine,
    lexicon: Lexicon,
    dense: DenseRetrieval | None = None,
    reader: Reader | None = None,
    where: Where | None = None,
    cited: int = CITED,
    today: date,
) -> Answer:
    """The sentences that answer a question, at most ``cited``, or the nearest ones, with ``found`` false.

    ``today`` is when it is asked. Without ``dense``, words find alone; without ``reader``, nothing is read
    before it is cited. Raises EmptyQuestion, QuestionTooLong.
    """
    languages = store.languages()
    question = understand(text, statistics=index, lexicon=lexicon, languages=languages, today=today)
    gathered = gather(question, Corpus(store, index, dense), where)

    def sentences_of(article: Article) -> list[IndexedSentence]:
        return [sentence for passage in store.analysis_of(article)[0] for sentence in passage]

    ranking = _ranking(gathered, store)
    if reader and gathered.mode is not RetrievalMode.LEXICAL:
        ranking = reread(question, ranking, reader, sentences_of)
    ranking = heed_time(question.time, ranking)
    citations = cite(question, ranking.sentences, sentences_of, cited)
    # What is said to a bot is no question, whatever sentences are near to it.
    found = ranking.found and small_talk(text) is None
    return Answer(
        question=question,
        found=found,
        confidence=ranking.confidence,
        shown=shown(citations) if found else len(citations[:NEAREST]),
        citations=citations,
        nowhere=absent_words(question, statistics=index, lexicon=lexicon, languages=languages),
    )


def _ranking(gathered: Gathered, store: Store) -> Ranking:
    """The sentences best first, by the ranker's features."""
    weights = Weights.load(gathered.mode)
    candidates, articles, features = preselect(gathered, weights.preselection, store.article_versions)
    if not candidates:
        return Ranking([], 0.0, weights.threshold)
    belief = weights.reranker.belief(features)
    best_first = np.argsort(-belief, kind="stable")
    confidence = weights.answerability.probability(
        answerability_features(features[best_first], belief[best_first])
    )
    ranked = [
        Ranked(articles[candidates[row].passage.article], candidates[row].sentence, float(belief[row]))
        for row in best_first
    ]
    return Ranking(ranked, confidence, weights.threshold)
