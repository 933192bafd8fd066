"""How a question becomes an answer: understood, searched, ranked, cited."""

from corpus.answers.composing import CITED, cite, shown
from corpus.answers.confidence import confidence, signs
from corpus.answers.evidence import measure, weigh
from corpus.answers.ranking import Ranked, fetch, order, read, sift
from corpus.answers.retrieval import retrieve
from corpus.answers.understanding import understand
from corpus.answers.weights import Weights
from corpus.language.lexicon import Lexicon
from corpus.models import Answer, Question, Where
from corpus.search.index import Hit, Index
from corpus.store import Store


def answer(
    text: str,
    *,
    store: Store,
    index: Index,
    lexicon: Lexicon,
    where: Where | None = None,
    cited: int = CITED,
) -> Answer:
    """The sentences that answer a question, at most ``cited``, or the nearest ones, with ``found`` false.

    Raises EmptyQuestion, QuestionTooLong.
    """
    languages = store.languages()
    question = understand(text, index=index, lexicon=lexicon, languages=languages)
    hits = retrieve(question, index=index, languages=languages, where=where)
    ranked, sure = _rank(question, hits, store=store, index=index, weights=Weights.load())
    citations = cite(question, ranked, cited)
    return Answer(
        question=question,
        found=sure >= Weights.load().threshold,
        confidence=sure,
        shown=shown(citations),
        citations=citations,
    )


def _rank(
    question: Question, hits: list[Hit], *, store: Store, index: Index, weights: Weights
) -> tuple[list[Ranked], float]:
    """The sentences best first, and the confidence in the best."""
    weighing = weigh(question, index)
    candidates, features = measure(weighing, store.passages([hit.passage for hit in hits]), hits)
    rows = sift(features, weights)
    articles = fetch([candidates[row] for row in rows], store.article)
    rows = rows[[candidates[row].passage.article in articles for row in rows]]
    if not len(rows):
        return [], 0.0
    sifted = [candidates[row] for row in rows]
    read_features = read(question, sifted, articles, features[rows])
    best_first, belief = order(read_features, weights)
    sure = confidence(signs(question.kind, read_features[best_first], belief, weighing), weights)
    ranked = [
        Ranked(articles[sifted[row].passage.article], sifted[row].sentence, float(share))
        for row, share in zip(best_first, belief, strict=True)
    ]
    return ranked, sure
