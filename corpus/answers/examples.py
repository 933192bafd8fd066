"""Pack questions taken through the very steps of answering, with the sentences that answer marked."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.evidence import Candidate, Matrix, Weighing, measure, weigh
from corpus.answers.ranking import ArticleOf, fetch, read
from corpus.answers.retrieval import retrieve
from corpus.answers.understanding import understand
from corpus.evaluation.packs import Pack, PackQuestion, is_hit
from corpus.language.detection import detect
from corpus.language.lexicon import Lexicon
from corpus.models import Question
from corpus.search.index import Index
from corpus.search.memory import MemoryIndex
from corpus.search.passages import analyse
from corpus.store import AnalysedDraft, Store

LEARNED_FROM = 1_000
"""Questions taken from a pack's ``train.jsonl``: so many are learned from within two minutes."""


class Example(NamedTuple):
    """A question and all its candidates, as FEATURES and as READ_FEATURES; no candidates, no rows."""

    pack: str
    question: PackQuestion
    understood: Question
    weighing: Weighing
    candidates: list[Candidate]
    features: Matrix
    read_features: Matrix
    right: npt.NDArray[np.bool_]
    fold: int


def examples_of(pack: Pack, folds: int) -> Iterator[Example]:
    """Every question of a pack; those on one article are in one fold."""
    with TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/pack.db")
        index = MemoryIndex()
        drafts = [
            draft.model_copy(update={"language": draft.language or detect(draft.text)})
            for draft in pack.articles
        ]
        store.save([AnalysedDraft(draft, analyse(draft)) for draft in drafts], by=None)
        index.add(store.indexed())
        index.commit(store.sequence())
        article = lru_cache(maxsize=None)(store.article)
        more = [question for question in pack.questions if not question.measured]
        for question in [
            *(q for q in pack.questions if q.measured),
            *more[:: max(len(more) // LEARNED_FROM, 1)],
        ]:
            yield _example(pack.name, question, store, index, article, folds)
        store.close()


def _example(
    pack: str, question: PackQuestion, store: Store, index: Index, article: ArticleOf, folds: int
) -> Example:
    languages = store.languages()
    understood = understand(question.text, index=index, lexicon=Lexicon.load(), languages=languages)
    hits = retrieve(understood, index=index, languages=languages)
    passages = store.passages([hit.passage for hit in hits])
    weighing = weigh(understood, index)
    candidates, features = measure(weighing, passages, hits)
    right = [
        is_hit(question, candidate.passage.article, candidate.sentence.start, candidate.sentence.end)
        for candidate in candidates
    ]
    articles = fetch(candidates, article)
    return Example(
        pack=pack,
        question=question,
        understood=understood,
        weighing=weighing,
        candidates=candidates,
        features=features,
        read_features=read(understood, candidates, articles, features),
        right=np.array(right, dtype=bool),
        fold=_fold(question, folds),
    )


def _fold(question: PackQuestion, folds: int) -> int:
    return int.from_bytes(hashlib.sha256(question.about.encode()).digest()[:4], "big") % folds
