"""The best sentences read with the question: their passages, verdicts on them, their order anew."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.answers.question.page_questions import asks_about_page
from corpus.answers.ranking.candidates import Ranked, Ranking
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.reading.extracts import Place, Readable, extracts
from corpus.answers.reading.reading_weights import ReadingWeights
from corpus.answers.reading.verdicts import trust_features, verdict_features
from corpus.language.side_lines import is_side_line
from corpus.models import Article, IndexedSentence, Question


class Reader(Protocol):
    """What reads passages, such as ``corpus.meaning.dense_retriever``."""

    def read(
        self, question: str, passages: Sequence[tuple[str, Sequence[str]]]
    ) -> Sequence[npt.NDArray[np.float32]] | None:
        """For each title with sentences their logits, zero being that of "none"; None if it cannot read."""


def reread(
    question: Question,
    mode: RetrievalMode,
    ranking: Ranking,
    reader: Reader,
    sentences_of: Callable[[Article], Sequence[IndexedSentence]],
) -> Ranking:
    """The ranking after its best sentences have been read; the same one while nothing can be read.

    ``mode`` is one of READ. Those that were not read come after, as they were.
    """
    articles = {ranked.article.id: ranked.article for ranked in ranking.sentences}
    of_page = asks_about_page(question.plain)

    @cache
    def sentences(id: str) -> list[IndexedSentence]:
        every, text = sentences_of(articles[id]), articles[id].text
        return [one for one in every if of_page or not is_side_line(text, one.start)]

    @cache
    def opened(id: str) -> Readable:
        spans = [(sentence.start, sentence.end) for sentence in sentences(id)]
        article = articles[id]
        return Readable(article.title or "", article.text, spans, article.language)

    belief = {_place(one): one.belief for one in ranking.sentences}
    read = extracts(belief, opened)
    verdicts = reader.read(question.plain, [extract.said_in(opened(extract.article)) for extract in read])
    if not read or verdicts is None:
        return ranking
    places, features = verdict_features(question.language, read, verdicts, belief, opened)
    weights = ReadingWeights.load()
    anew = weights.order.belief(features)
    order = np.argsort(-anew, kind="stable")
    confidence = weights.trust.probability(trust_features(features[order], anew[order], ranking.confidence))
    best = [_ranked(places[row], float(anew[row]), articles, sentences) for row in order]
    left = [one._replace(belief=0.0) for one in ranking.sentences if _place(one) not in set(places)]
    return Ranking([*best, *left], confidence, weights.thresholds[mode])


def _ranked(
    place: Place,
    belief: float,
    articles: Mapping[str, Article],
    sentences: Callable[[str], Sequence[IndexedSentence]],
) -> Ranked:
    of_article = sentences(place.article)
    found = of_article[bisect_left(of_article, place.start, key=lambda one: one.start)]
    return Ranked(articles[place.article], found, belief)


def _place(ranked: Ranked) -> Place:
    return Place(ranked.article.id, ranked.sentence.start)
