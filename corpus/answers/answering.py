"""How a question becomes an answer: understood, searched, ranked, read, cited."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from corpus.answers.finding.gathering import Corpus, Gathered, gather, preselect
from corpus.answers.finding.retrieval import DenseRetrieval
from corpus.answers.question.asked_part import canonical
from corpus.answers.question.understanding import understand
from corpus.answers.ranking.answerability import answerability_features
from corpus.answers.ranking.candidates import Ranked, Ranking
from corpus.answers.ranking.time_agreement import heed_time
from corpus.answers.ranking.weights import Weights
from corpus.answers.reading.reading_weights import READ
from corpus.answers.reading.rereading import Reader, reread
from corpus.answers.remarks.small_talk import small_talk
from corpus.answers.replying.absent_words import absent_words
from corpus.answers.replying.composing import CITED, cite, shown
from corpus.answers.requests.leads import LEADS, leads_about, newest_leads
from corpus.answers.requests.news_request import news_request
from corpus.language.lexicon import Lexicon
from corpus.models import Answer, Article, IndexedSentence, Question, Where
from corpus.search.index import SearchEngine
from corpus.store import Store

NEAREST = 1
"""Sentences shown when none answers."""


class Sources(NamedTuple):
    """What answers come from. Without ``dense`` words find alone, without ``reader`` nothing is read."""

    store: Store
    engine: SearchEngine
    lexicon: Lexicon
    dense: DenseRetrieval | None = None
    reader: Reader | None = None

    @property
    def corpus(self) -> Corpus:
        """Where sentences are found."""
        return Corpus(self.store, self.engine, self.dense)

    def understood(self, text: str, today: date | None = None, language: str | None = None) -> Question:
        """A question in terms of these articles; raises EmptyQuestion, QuestionTooLong."""
        return understand(
            text,
            statistics=self.engine,
            lexicon=self.lexicon,
            languages=self.store.languages(),
            today=today,
            language=language,
        )

    def sentences(self, article: Article) -> list[IndexedSentence]:
        """All sentences of an article."""
        return [sentence for passage in self.store.analysis_of(article)[0] for sentence in passage]


def answer(
    text: str, sources: Sources, *, today: date, where: Where | None = None, cited: int = CITED
) -> Answer:
    """The sentences that answer a question, at most ``cited``, or the nearest ones, with ``found`` false.

    A request for the news is answered with the leads of the newest articles. ``today`` is when it is asked.
    Raises EmptyQuestion, QuestionTooLong.
    """
    about = news_request(text)
    if about is not None:
        return _news(text, about, sources, where)
    question = sources.understood(text, today)
    gathered = gather(question, sources.corpus, where)
    ranking = _ranking(gathered, sources.store)
    if sources.reader and gathered.mode in READ:
        ranking = reread(question, gathered.mode, ranking, sources.reader, sources.sentences)
    ranking = heed_time(question.time, ranking)
    citations = cite(question, ranking.sentences, sources.sentences, cited)
    # What is said to a bot is no question, whatever sentences are near to it.
    found = ranking.found and small_talk(text) is None
    return Answer(
        question=question,
        found=found,
        confidence=ranking.confidence,
        shown=shown(citations) if found else len(citations[:NEAREST]),
        citations=citations,
        nowhere=_nowhere(question, sources),
    )


def _news(text: str, about: str, sources: Sources, where: Where | None) -> Answer:
    """The answer to a request for the news."""
    question = sources.understood(about or text, language=canonical(text).language)
    if about:
        leads = leads_about(question, sources.corpus, where, sources.sentences)
    else:
        leads = newest_leads(sources.store, where, sources.sentences)
        question = question.model_copy(update={"concepts": ()})
    citations = cite(question, leads, sources.sentences, LEADS)
    return Answer(
        question=question.model_copy(update={"text": text}),
        found=bool(leads),
        confidence=float(bool(leads)),
        shown=len(citations),
        citations=citations,
        nowhere=_nowhere(question, sources),
    )


def _nowhere(question: Question, sources: Sources) -> tuple[str, ...]:
    languages = sources.store.languages()
    return absent_words(question, statistics=sources.engine, lexicon=sources.lexicon, languages=languages)


def _ranking(gathered: Gathered, store: Store) -> Ranking:
    """The sentences best first, by the ranker's features."""
    weights = Weights.load(gathered.mode)
    candidates, articles, features = preselect(gathered, weights.preselection, store.article_versions)
    if not candidates:
        return Ranking([], 0.0, weights.threshold)
    belief = weights.reranker.belief(features)
    best_first: Sequence[int] = np.argsort(-belief, kind="stable").tolist()
    best = answerability_features(features[best_first], belief[best_first])
    ranked = [
        Ranked(articles[candidates[row].passage.article], candidates[row].sentence, float(belief[row]))
        for row in best_first
    ]
    return Ranking(ranked, weights.answerability.probability(best), weights.threshold)
