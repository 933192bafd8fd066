"""Pack questions taken through the very steps of answering, with the sentences that answer marked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.absence import without
from corpus.answers.evidence import Matrix
from corpus.answers.gathering import Corpus, gather, read_best
from corpus.answers.understanding import understand
from corpus.evaluation.pack_meaning import PackMeaning
from corpus.evaluation.packs import Pack, PackQuestion, is_hit
from corpus.language.detection import detect
from corpus.language.lexicon import Lexicon
from corpus.meaning.model import Model
from corpus.models import Question
from corpus.search.memory import MemoryIndex
from corpus.search.passages import analyse
from corpus.store import AnalysedDraft, Store

Bools = npt.NDArray[np.bool_]
Span = tuple[str, int, int]


class Example(NamedTuple):
    """A question and its candidates, as SIFTED or, once they were read, as RANKED."""

    pack: str
    question: PackQuestion
    answerable: bool
    features: Matrix  # none when nothing was found
    right: Bools
    spans: tuple[Span, ...]  # article, start, end of each candidate


class Asked(NamedTuple):
    """A pack's questions to ask, some of them also in ways that packs do not have."""

    pack: Pack
    questions: Sequence[PackQuestion]
    absent: int = 0  # every so many of the pack without the article that answers it
    foreign: int = 0  # every so many as if in a language of which no word is known


class _Asking(NamedTuple):
    """One way to ask a question: as it was understood, of the pack without these articles."""

    pack: str
    question: PackQuestion
    understood: Question
    lacking: frozenset[str] = frozenset()


FOREIGN = "in a third language"
"""The pack of the questions that were asked so."""


def examples_of(asked: Asked, model: Model | None, sift: Matrix | None) -> Iterator[Example]:
    """Every question with its candidates: those best by ``sift``, read; without it all, unread."""
    with _corpus(asked.pack, model) as corpus:
        lexicon, languages = Lexicon.load(), corpus.store.languages()
        for number, question in enumerate(asked.questions):
            understood = understand(question.text, index=corpus.index, lexicon=lexicon, languages=languages)
            for pack, wanted, meant, lacking in _askings(asked, number, question, understood):
                gathered = gather(meant, without(lacking, corpus) if lacking else corpus)
                candidates, features = gathered.candidates, gathered.features
                if sift is not None:
                    candidates, _, features = read_best(gathered, sift, corpus.store.article_versions)
                spans = tuple((c.passage.article, c.sentence.start, c.sentence.end) for c in candidates)
                right = np.array([is_hit(wanted, *span) for span in spans], dtype=bool)
                answerable = bool(wanted.gold) and not lacking
                yield Example(pack, wanted, answerable, features, right, spans)


def _askings(asked: Asked, number: int, question: PackQuestion, understood: Question) -> Iterator[_Asking]:
    yield _Asking(asked.pack.name, question, understood)
    if asked.absent and question.gold and number % asked.absent == 0:
        lacking = frozenset(gold.article for gold in question.gold)
        yield _Asking(asked.pack.name, question._replace(measured=False), understood, lacking)
    if asked.foreign and question.measured and number % asked.foreign == 0:
        yield _Asking(FOREIGN, question, _foreign(understood))


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
        yield Corpus(store, index, PackMeaning(store, model) if model else None)
        store.close()
