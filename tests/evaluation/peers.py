"""Who answers the packs: Pullquote, and what one would build in its place in an afternoon.

A peer takes a pack and its questions and yields a reply for each; what is not installed is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rank_bm25 import BM25Okapi, BM25Plus

from corpus.evaluation.figures import Cited, Reply
from corpus.evaluation.packs import Pack, PackQuestion
from corpus.language.detection import detect
from corpus.language.passages import analyse
from corpus.language.terms import tokenize
from corpus.library import Library
from corpus.meaning.model import Model
from corpus.models import Draft, IndexedSentence

Peer = Callable[[Pack, Sequence[PackQuestion]], Iterable[Reply]]
Sentences = Sequence[tuple[Draft, IndexedSentence]]
CANDIDATES = 50
PASSAGES = 64  # of which vectors are made at once


def pullquote(pack: Pack, questions: Sequence[PackQuestion], model: Model | None) -> Iterator[Reply]:
    """This project, through its own door."""
    with TemporaryDirectory() as folder, _library(pack, Path(folder), model) as library:
        for question in questions:
            answer = library.ask(question.text, cited=CANDIDATES)  # so that what was read can be measured too
            cited = [Cited(one.article, one.start, one.end, one.text) for one in answer.citations]
            yield Reply(cited, answer.confidence, answer.found)


def by_meaning(pack: Pack, questions: Sequence[PackQuestion], model: Model) -> Iterator[Reply]:
    """This project's vectors, of sentences with their titles, and no ranking."""
    sentences = _sentences(pack)
    titled = [
        f"{_text(draft, one)} ({draft.title})" if draft.title else _text(draft, one)
        for draft, one in sentences
    ]
    yield from _nearest(sentences, titled, questions, model)


def bare(pack: Pack, questions: Sequence[PackQuestion], model: Model) -> Iterator[Reply]:
    """A model as its card shows it: the sentences nearest to the question."""
    sentences = _sentences(pack)
    yield from _nearest(sentences, [_text(draft, one) for draft, one in sentences], questions, model)


def literal(pack: Pack, questions: Sequence[PackQuestion]) -> Iterator[Reply]:
    """rank_bm25 as its README shows it: BM25Okapi over sentences, words in small letters between spaces."""
    sentences = _sentences(pack)
    index = BM25Okapi([_text(draft, one).lower().split() for draft, one in sentences])
    for question in questions:
        yield _reply(sentences, index.get_scores(question.text.lower().split()))


def stems(pack: Pack, questions: Sequence[PackQuestion]) -> Iterator[Reply]:
    """BM25Plus over this project's stems: the score of the sentence and of its passage, added."""
    passages = [(draft, passage) for draft in pack.articles for passage in analyse(draft)]
    sentences = [(draft, sentence) for draft, passage in passages for sentence in passage]
    owner = np.repeat(np.arange(len(passages)), [len(passage) for _, passage in passages])
    by_sentence = BM25Plus([one.terms for _, one in sentences])
    by_passage = BM25Plus([[term for one in passage for term in one.terms] for _, passage in passages])
    for question in questions:
        terms = [token.term for token in tokenize(question.text, detect(question.text)) if not token.stop]
        yield _reply(sentences, by_sentence.get_scores(terms) + by_passage.get_scores(terms)[owner])


def peers(bundled: Model | None, minilm: Model | None) -> dict[str, Peer]:
    """Every peer that can answer here, by name."""
    found: dict[str, Peer] = {}
    if bundled:
        found["pullquote"] = partial(pullquote, model=bundled)
    found["pullquote, words"] = partial(pullquote, model=None)
    if bundled:
        found["pullquote, meaning"] = partial(by_meaning, model=bundled)
    found |= {"rank_bm25 literally": literal, "stems, BM25Plus": stems}
    if bundled:
        found["e5-small, bare"] = partial(bare, model=bundled)
    if minilm:
        found["MiniLM, bare"] = partial(bare, model=minilm)
    return found


def _library(pack: Pack, folder: Path, model: Model | None) -> Library:
    library = Library.open(folder, model=(lambda: model) if model else None)
    list(library.add_many(pack.articles, batch=100))
    while library.meaning and library.meaning.embed(PASSAGES):
        pass
    return library


def _sentences(pack: Pack) -> list[tuple[Draft, IndexedSentence]]:
    return [(draft, one) for draft in pack.articles for passage in analyse(draft) for one in passage]


def _text(draft: Draft, sentence: IndexedSentence) -> str:
    return draft.text[sentence.start : sentence.end]


def _nearest(
    sentences: Sentences, texts: Sequence[str], questions: Sequence[PackQuestion], model: Model
) -> Iterator[Reply]:
    vectors = model.embed_sentences(list(texts))
    for question in questions:
        yield _reply(sentences, vectors @ model.embed_questions([question.text])[0])


def _reply(sentences: Sentences, scores: np.ndarray) -> Reply:
    best = np.argsort(-scores, kind="stable")[:CANDIDATES]
    cited = [
        Cited(draft.id or "", one.start, one.end, _text(draft, one))
        for draft, one in (sentences[place] for place in best)
    ]
    return Reply(cited, float(scores[best[0]]), None)
