"""Pack questions taken through the very steps of answering, with the sentences that answer marked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.finding.gathering import Corpus, gather, preselect
from corpus.answers.question.understanding import understand
from corpus.answers.ranking.features import Matrix
from corpus.answers.reading.extracts import Readable
from corpus.evaluation.pack_vectors import PackRetriever
from corpus.evaluation.packs import Pack, PackQuestion, is_hit
from corpus.language.analysis import analysed
from corpus.language.detection import detect
from corpus.language.lexicon import Lexicon
from corpus.meaning.model import Model
from corpus.models import Question
from corpus.schema.schema import open_database
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.store import Store
from corpus.store.replacing import EVERYTHING
from corpus.training.absence import without

Bools = npt.NDArray[np.bool_]
Span = tuple[str, int, int]


class Told(NamedTuple):
    """An article, and where its sentences are."""

    article: Readable
    sentences: Sequence[tuple[int, int]]


class Example(NamedTuple):
    """A question and its candidates: PRESELECTION_FEATURES of all, or RERANKING_FEATURES of those read."""

    pack: str
    question: PackQuestion
    answerable: bool
    features: Matrix  # (candidates, features); (0, ...) when nothing was found
    right: Bools  # (candidates,)
    spans: tuple[Span, ...]  # article, start, end of each candidate
    articles: Mapping[str, Told]  # those of the pack, by id

    def article(self, id: str) -> Readable:
        """An article of the pack."""
        return self.articles[id].article

    def sentences(self, id: str) -> Sequence[tuple[int, int]]:
        """Where its sentences are."""
        return self.articles[id].sentences


class Asked(NamedTuple):
    """A pack's questions to ask."""

    pack: Pack
    questions: Sequence[PackQuestion]
    absent: int = 0  # every so many also of the pack without the article that answers it
    foreign: bool = False  # as if in a language of which no word is known


def examples_of(asked: Asked, model: Model | None, preselection: Matrix | None) -> Iterator[Example]:
    """Every question with its candidates: those best by ``preselection``, read; without it all, unread."""
    with _corpus(asked.pack, model) as corpus:
        lexicon, languages = Lexicon.load(), corpus.store.languages()
        told = {article.id: _told(corpus.store, article.id) for article in corpus.store.indexed()}
        for number, question in enumerate(asked.questions):
            lacking: list[frozenset[str]] = [frozenset()]
            if asked.absent and question.gold and number % asked.absent == 0:
                lacking.append(frozenset(gold.article for gold in question.gold))
            for articles in lacking:
                understood = understand(
                    question.text, statistics=corpus.engine, lexicon=lexicon, languages=languages
                )
                meant = _foreign(understood) if asked.foreign else understood
                gathered = gather(meant, without(articles, corpus) if articles else corpus)
                candidates, features = gathered.candidates, gathered.features
                if preselection is not None:
                    candidates, _, features = preselect(gathered, preselection, corpus.store.article_versions)
                spans = tuple((c.passage.article, c.sentence.start, c.sentence.end) for c in candidates)
                right = np.array([is_hit(question, *span) for span in spans], dtype=bool)
                answerable = bool(question.gold) and not articles
                asked_of = question._replace(measured=question.measured and not articles)
                yield Example(asked.pack.name, asked_of, answerable, features, right, spans, told)


def _told(store: Store, id: str) -> Told:
    article = store.article(id)
    passages, _ = store.analysis_of(article)
    spans = [(sentence.start, sentence.end) for passage in passages for sentence in passage]
    return Told(Readable(article.title or "", article.text, article.language), spans)


def _foreign(question: Question) -> Question:
    """A question of which only names and numbers are understood."""
    names = tuple(
        concept
        for concept in question.concepts
        if concept.word[0].isdigit() or (concept.start and concept.word[0].isupper())
    )
    return question.model_copy(update={"concepts": names, "language": ""})


@contextmanager
def _corpus(pack: Pack, model: Model | None) -> Iterator[Corpus]:
    with (
        TemporaryDirectory() as folder,
        closing(Store(open_database(f"sqlite:///{folder}/pack.db"))) as store,
    ):
        index = MemoryIndex()
        drafts = [
            draft.model_copy(update={"language": draft.language or detect(draft.text)})
            for draft in pack.articles
        ]
        store.save([analysed(draft) for draft in drafts], by=None, scope=EVERYTHING)
        index.add(store.indexed())
        index.commit(store.sequence())
        yield Corpus(store, index, PackRetriever(store, model) if model else None)
        store.close()
