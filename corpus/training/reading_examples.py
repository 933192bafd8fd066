"""Questions whose best sentences have been read, as answering does it, with those that answer marked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from corpus.answers.question.asked_part import canonical, plainly
from corpus.answers.ranking.features import Matrix
from corpus.answers.reading.extracts import Place, extracts
from corpus.answers.reading.rereading import Reader
from corpus.answers.reading.verdicts import trust_features, verdict_features
from corpus.evaluation.packs import is_hit
from corpus.training.cross_validation import Outcome
from corpus.training.ranking_examples import Example


class ReadExample(NamedTuple):
    """A question with the sentences read for it, by VERDICT_FEATURES, and the confidence before that."""

    example: Example
    before: float

    def trust(self, belief: Matrix) -> Matrix:
        """One row by TRUST_FEATURES, given the belief in its sentences."""
        order = np.argsort(-belief, kind="stable")
        return trust_features(self.example.features[order], belief[order], self.before)


def read_examples(outcomes: Iterable[Outcome], reader: Reader) -> Iterator[ReadExample]:
    """Every question of which a sentence was found, its best ones read."""
    for example, belief, confidence in outcomes:
        places = [Place(article, start) for article, start, _ in example.spans]
        order = np.argsort(-belief, kind="stable").tolist()
        believed = {places[row]: float(belief[row]) for row in order}
        read = extracts(believed, example.sentences)
        passages = [extract.said_in(example.article(extract.article)) for extract in read]
        verdicts = reader.read(plainly(canonical(example.question.text)[0]), passages)
        if not read or verdicts is None:
            continue
        asked_in = example.question.language
        found, features = verdict_features(asked_in, read, verdicts, believed, example.article)
        ends = {Place(article, start): end for article, start, end in example.spans}
        ends |= {Place(one.article, start): end for one in read for start, end in one.spans}
        spans = tuple((place.article, place.start, ends[place]) for place in found)
        right = [example.answerable and is_hit(example.question, *span) for span in spans]
        as_read = example._replace(features=features, right=np.array(right, dtype=bool), spans=spans)
        yield ReadExample(as_read, confidence)
