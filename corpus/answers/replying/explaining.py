"""Why a sentence answers a question, word by word."""

from typing import NamedTuple

from corpus.models import Citation, Concept, Question, Via
from corpus.search.index import TermStatistics


class Explanation(NamedTuple):
    """A word of the question that a sentence holds."""

    word: str
    found: tuple[str, ...]  # as the sentence writes it, each spelling once
    via: Via
    passages: int  # in which it stands, of all in the corpus
    corpus_size: int


def explain(question: Question, citation: Citation, statistics: TermStatistics) -> tuple[Explanation, ...]:
    """The words of the question that the citation surely holds, the rarest first."""
    explained = []
    for concept in question.concepts:
        reasons = [one for one in citation.reasons if one.word == concept.word and one.certain]
        if reasons:
            spellings = tuple(dict.fromkeys(reason.found for reason in reasons))
            passages = _passages(concept, statistics)
            explained.append(
                Explanation(concept.word, spellings, reasons[0].via, passages, statistics.corpus_size)
            )
    return tuple(sorted(explained, key=lambda explanation: explanation.passages))


def _passages(concept: Concept, statistics: TermStatistics) -> int:
    """In how many passages a word stands: as a concept scores, so by the weights of its terms."""
    held = statistics.document_frequencies(concept.weights)
    expected = sum(concept.weights[term] * count for term, count in held.items())
    return max(1, min(round(expected), statistics.corpus_size))
