"""The best sentences read with the question: their passages, verdicts on them, their order anew."""

from collections.abc import Callable, Sequence
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

    ``mode`` is one of READ. A sentence beside the best ones may turn out to be the best.
    """
    articles = {ranked.article.id: ranked.article for ranked in ranking.sentences}
    of_page = asks_about_page(question.plain)

    @cache
    def told(id: str) -> dict[int, IndexedSentence]:
        """The sentences of an article's story, by where they begin; its title is read with each of them."""
        text, title = articles[id].text, (articles[id].title or "").strip()
        return {
            one.start: one
            for one in sentences_of(articles[id])
            if text[one.start : one.end].strip() != title and (of_page or not is_side_line(text, one.start))
        }

    def opened(id: str) -> Readable:
        return Readable(articles[id].title or "", articles[id].text, articles[id].language)

    belief = {Place(one.article.id, one.sentence.start): one.belief for one in ranking.sentences}
    read = extracts(belief, lambda id: [(one.start, one.end) for one in told(id).values()])
    verdicts = reader.read(question.plain, [extract.said_in(opened(extract.article)) for extract in read])
    if not read or verdicts is None:
        return ranking
    places, features = verdict_features(question.language, read, verdicts, belief, opened)
    weights = ReadingWeights.load()
    anew = weights.order.belief(features)
    order: Sequence[int] = np.argsort(-anew, kind="stable").tolist()
    confidence = weights.trust.probability(trust_features(features[order], anew[order], ranking.confidence))
    before = {Place(one.article.id, one.sentence.start): one.sentence for one in ranking.sentences}
    sentences = []
    for row in order:
        place = places[row]
        sentence = before.get(place) or told(place.article)[place.start]
        sentences.append(Ranked(articles[place.article], sentence, float(anew[row])))
    return Ranking(sentences, confidence, weights.thresholds[mode])
