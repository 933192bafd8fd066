"""Who answers the packs: Pullquote, and what one would build in its place in an afternoon.

A peer takes a pack and its questions and yields a reply for each; embedding models join as further rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rank_bm25 import BM25Okapi, BM25Plus

from corpus.evaluation.figures import Cited, Reply
from corpus.evaluation.packs import Pack, PackQuestion
from corpus.language.detection import detect
from corpus.language.terms import tokenize
from corpus.library import Library
from corpus.models import Draft, IndexedSentence
from corpus.search.passages import analyse

Peer = Callable[[Pack, Sequence[PackQuestion]], Iterable[Reply]]
CANDIDATES = 50


def pullquote(pack: Pack, questions: Sequence[PackQuestion]) -> Iterator[Reply]:
    """This project, through its own door."""
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        list(library.add_many(pack.articles, batch=100))
        for question in questions:
            answer = library.ask(question.text)
            cited = [Cited(one.article, one.start, one.end, one.text) for one in answer.citations]
            yield Reply(cited, answer.confidence, answer.found)


def literal(pack: Pack, questions: Sequence[PackQuestion]) -> Iterator[Reply]:
    """rank_bm25 as its README shows it: BM25Okapi over sentences, words in small letters between spaces."""
    sentences = [
        (draft, sentence)
        for draft, passages in _analysed(pack)
        for passage in passages
        for sentence in passage
    ]
    index = BM25Okapi([draft.text[one.start : one.end].lower().split() for draft, one in sentences])
    for question in questions:
        yield _reply(sentences, index.get_scores(question.text.lower().split()))


def stems(pack: Pack, questions: Sequence[PackQuestion]) -> Iterator[Reply]:
    """BM25Plus over this project's stems: the score of the sentence and of its passage, added."""
    passages = [(draft, passage) for draft, some in _analysed(pack) for passage in some]
    sentences = [(draft, sentence) for draft, passage in passages for sentence in passage]
    owner = np.repeat(np.arange(len(passages)), [len(passage) for _, passage in passages])
    by_sentence = BM25Plus([one.terms for _, one in sentences])
    by_passage = BM25Plus([[term for one in passage for term in one.terms] for _, passage in passages])
    for question in questions:
        terms = [token.term for token in tokenize(question.text, detect(question.text)) if not token.stop]
        yield _reply(sentences, by_sentence.get_scores(terms) + by_passage.get_scores(terms)[owner])


PEERS: dict[str, Peer] = {"pullquote": pullquote, "rank_bm25 literally": literal, "stems, BM25Plus": stems}


def _analysed(pack: Pack) -> list[tuple[Draft, tuple[tuple[IndexedSentence, ...], ...]]]:
    return [(draft, analyse(draft)) for draft in pack.articles]


def _reply(sentences: Sequence[tuple[Draft, IndexedSentence]], scores: np.ndarray) -> Reply:
    best = np.argsort(-scores, kind="stable")[:CANDIDATES]
    cited = [
        Cited(draft.id or "", one.start, one.end, draft.text[one.start : one.end])
        for draft, one in (sentences[place] for place in best)
    ]
    return Reply(cited, float(scores[best[0]]), None)
