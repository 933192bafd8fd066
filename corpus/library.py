"""The one door to everything that Pullquote knows."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL

from corpus.answers import Sources, answer
from corpus.answers.following import answered_after
from corpus.answers.replying.composing import CITED
from corpus.answers.replying.explaining import Explanation, explain
from corpus.chats.asked import Asked, Cited
from corpus.chats.channels import Channels
from corpus.chats.feeds import Feeds
from corpus.chats.jobs import Jobs
from corpus.chats.kept_filters import KeptFilters
from corpus.chats.people import People
from corpus.chats.watches import Watches
from corpus.database.batches import BATCH, in_batches
from corpus.database.database import Database, make_folder
from corpus.errors import SourceError
from corpus.language import ANALYSIS
from corpus.language.lexicon import Lexicon
from corpus.language.plain_pieces import in_pieces
from corpus.meaning.background import Background
from corpus.meaning.dense_retriever import DenseRetriever
from corpus.meaning.model import Model
from corpus.meaning.replaced_models import Replaced
from corpus.models import (
    ALL_ARTICLES,
    AnalysedDraft,
    Answer,
    Article,
    ArticleSummary,
    Change,
    Citation,
    Draft,
    Filter,
    Question,
    Receipt,
    Sentence,
    Where,
)
from corpus.readers import analysed
from corpus.schema.backup import back_up, restore
from corpus.schema.schema import open_database
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.search.follower import Follower
from corpus.search.index import OpenEngine, SearchEngine
from corpus.store import Store
from corpus.store.inheriting import AnalysedOtherwise
from corpus.store.originals import Originals
from corpus.store.replacing import NOTHING, Scope

DATABASE_FILE = "pullquote.db"
INDEX_FOLDER = "index"
VECTORS_FOLDER = "vectors"
LONG_BATCH = 500_000  # characters in one transaction
PAGE = 500  # articles read at once where all are gone through
MODELS_USED = "vectors/models.json"
_COMPARED = 20  # articles at a time, of those that never were
_LOG = logging.getLogger(__name__)


class Library:
    """Articles in, questions answered with their sentences.

    >>> from tempfile import TemporaryDirectory
    >>> from corpus.models import Draft
    >>> with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
    ...     receipt = library.add(Draft(text="The talks in Geneva were called off by Ruritania on Monday."))
    ...     library.ask("Who called off the talks?").citations[0].text
    'The talks in Geneva were called off by Ruritania on Monday.'

    The store is the truth; the index is a cache that follows it: before each question the library
    replays the changes that it has not seen, so that what another process added or removed counts
    at once. All methods may be called from any thread.
    """

    def __init__(
        self,
        database: Database,
        store: Store,
        index: SearchEngine,
        lexicon: Lexicon,
        meaning: DenseRetriever | None = None,
        background: Background | None = None,
    ) -> None:
        """What ``open`` puts together: without ``meaning`` words find alone; ``background`` makes vectors."""
        self._database = database
        self._store = store
        self._index = index
        self._lexicon = lexicon
        self.desk = store.desk
        self.originals = Originals(database)
        self.people = People(database)
        self.watches = Watches(database)
        self.asked = Asked(database)
        self.jobs = Jobs(database)
        self.feeds = Feeds(database)
        self.channels = Channels(database)
        self.kept_filters = KeptFilters(database)
        self.meaning = meaning
        self._background = background
        self._follower = Follower(store, index)

    @classmethod
    def open(
        cls,
        data_dir: Path,
        database_url: str | None = None,
        model: Callable[[], Model] | None = None,
        open_engine: OpenEngine = MemoryIndex.open,
    ) -> Self:
        """Open the corpus of a folder, made when missing; ``database_url`` replaces its SQLite file.

        ``model`` opens the model of meaning when it is first needed; without one, words find alone.
        ``open_engine`` opens what searches, in memory if nothing else is said.
        Raises DataFolderUnusable, StoreDamaged, StoreTooNew, StoreUnavailable.
        """
        make_folder(data_dir)
        # Not as text: "?" and "%" mean something in a URL, and may stand in the name of a folder.
        file = URL.create("sqlite", database=str(data_dir / DATABASE_FILE))
        database = open_database(database_url or file)
        store = Store(database)
        if store.analysis() != ANALYSIS:
            store.reanalyse(ANALYSIS, _whatever_it_takes)
        index = open_engine(data_dir / INDEX_FOLDER, f"{ANALYSIS} {store.identity()}", store.sequence())
        if model is None:
            return cls(database, store, index, Lexicon.load())
        meaning = DenseRetriever(store, index, model, data_dir / VECTORS_FOLDER)
        background = Background(meaning, store, Replaced(data_dir / MODELS_USED, store))
        return cls(database, store, index, Lexicon.load(), meaning, background)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, and of the thread that makes vectors."""
        if self._background:
            self._background.close()
        self._store.close()

    def embed_in_background(self) -> None:
        """Make the vectors that are missing, now and whenever articles come, in a thread of their own."""
        if self._background:
            self._background.start()

    @property
    def opens_meaning(self) -> bool:
        """Whether the model is being opened by a thread, so that words alone find until it is there."""
        return self.meaning is not None and self.meaning.is_opening

    def awaits_meaning(self, article: ArticleSummary) -> bool:
        """Whether an article answers by words alone until the thread that makes vectors comes to it."""
        at_work = self._background is not None and self._background.at_work
        return at_work and self.meaning is not None and self.meaning.awaits(article.key)

    def add(self, draft: Draft, by: int | None = None, *, scope: Scope = NOTHING) -> Receipt:
        """Keep an article; it is on disk and answers when this returns. ``scope`` as for ``add_many``."""
        return next(self.add_many([draft], by, scope=scope))

    def add_many(
        self,
        drafts: Iterable[Draft],
        by: int | None = None,
        batch: int = 1,
        mark: int | None = None,
        *,
        scope: Scope = NOTHING,
    ) -> Iterator[Receipt]:
        """Keep articles, ``batch`` in one transaction; each receipt comes once its article is on disk.

        ``scope`` says which of those that are there may come in another version for it, or back: none, if
        nothing is said; ``EVERYTHING`` is for those who may change all. See ``corpus.store.replacing``.
        ``mark`` lets them be taken back together by ``desk.undo_batch``: with the changes that bear this mark
        already, or by 0 with each other, under the number of the first change. A draft that comes without its
        analysis is analysed where files are read; raises SourceError for one whose text does harm there.
        """
        for items in _batches(drafts, batch):
            receipts = self._save(_analysed(items), by, mark, scope)
            if mark == 0:
                mark = next((receipt.sequence for receipt in receipts if receipt.sequence), 0)
            yield from receipts

    def _save(
        self, items: list[AnalysedDraft], by: int | None, mark: int | None, scope: Scope
    ) -> list[Receipt]:
        """Save them, each in the language that a hand has given its article."""
        while True:
            try:
                return self._store.save(items, by, mark, scope=scope)
            except AnalysedOtherwise as found:
                asked = found.item.model_copy(update={"language": found.language})
                [again] = _analysed([asked])
                items = [again if item is found.item else item for item in items]

    def edit(self, key: int, changes: Mapping[str, object], by: int | None = None) -> Receipt:
        """Change what is said of an article's text, such as its title, in a new version of it.

        Raises UnknownArticle.
        """
        article = self.article_by_key(key)
        draft = Draft.model_validate(article.metadata | dict(changes) | {"text": article.text})
        passages, likeness = self._store.analysis_of(article)
        if draft.language == article.language and likeness is not None:
            made = {"analysed_in": article.language, "passages": passages, "likeness": likeness}
            draft = AnalysedDraft.model_validate(dict(draft) | made)
        [edited] = _analysed([draft])
        return self._store.edit(key, edited, by)

    def ask(  # noqa: PLR0913  what is asked, where, and in which conversation
        self,
        text: str,
        where: Where | None = None,
        cited: int = CITED,
        *,
        after: Answer | None = None,
        selected: str = "",
        by_meaning: bool = True,
        within: float | None = None,
        today: date | None = None,
    ) -> Answer:
        """The sentences that answer a question, at most ``cited``, or the nearest ones when none does.

        A question that makes no sense alone ("and when?") is understood as one that follows ``after``, or
        that means the words ``selected`` of it, and its answer says so in ``question.follows``. Without
        ``by_meaning`` words find alone, which is faster. ``within`` is for how many seconds it waits for
        changes of the corpus that it does not know yet. "Yesterday" is the day before ``today``, the day in
        UTC if nothing is said.
        Raises EmptyQuestion, QuestionTooLong.
        """
        self.follow(within)
        day = today or datetime.now(UTC).date()
        ask = partial(self._answer, dense=self.meaning if by_meaning else None, today=day)
        return answered_after(text, after, selected, ask, where, cited)

    def _answer(
        self, text: str, where: Where | None, cited: int, *, dense: DenseRetriever | None, today: date
    ) -> Answer:
        with self.questions_first():
            sources = Sources(self._store, self._index, self._lexicon, dense, dense)
            return answer(text, sources, today=today, where=where, cited=cited)

    def questions_first(self) -> AbstractContextManager[None]:
        """While another process answers a question: the making of vectors waits, as it does for ``ask``."""
        return self.meaning.asked() if self.meaning else nullcontext()

    def explain(self, question: Question, citation: Citation) -> tuple[Explanation, ...]:
        """Which words of a question a sentence holds, in which spelling, and how rare they are here."""
        return explain(question, citation, self._index)

    @property
    def answered_up_to(self) -> int:
        """The number of a change that every answer given from now on takes into account."""
        return self._index.sequence

    def settled(self) -> int:
        """The last change whose articles answer as well as they will: by meaning where vectors are made."""
        if self._background and self._background.at_work:
            return self._background.complete_at
        return self.sequence()

    def sequence(self) -> int:
        """The number of the last change of the articles: what was true at the same number still is."""
        return self._store.sequence()

    def follow(self, within: float | None = None) -> bool:
        """Bring the index up to the store's last change, whichever process made it; whether it is there.

        What takes longer than so many seconds goes on in a thread: ``answered_up_to`` says what is in.
        """
        return self._follower.follow(within)

    def article(self, id: str, version: int | None = None) -> Article:
        """An article by its id, the current version unless another is named; raises UnknownArticle."""
        return self._store.article(id, version)

    def sentences(self, article: Article) -> list[Sentence]:
        """The sentences of an article in order."""
        passages, _ = self._store.analysis_of(article)
        return [Sentence(sentence.start, sentence.end) for passage in passages for sentence in passage]

    def article_by_key(self, key: int, version: int | None = None) -> Article:
        """An article by the store's own number; raises UnknownArticle."""
        return self._store.article_by_key(key, version)

    def answers(self, draft: Draft, scope: Scope) -> bool | None:
        """Whether the article answers that a draft is of; False when it was removed, None when it is new."""
        return self._store.answers(draft, scope)

    def articles(
        self, limit: int, offset: int = 0, before: int | None = None, filter: Filter = ALL_ARTICLES
    ) -> list[ArticleSummary]:
        """The current articles, last added first; only those added before the one of this key, if given."""
        return self._store.articles(limit, offset, before, filter)

    def summaries(self, filter: Filter = ALL_ARTICLES) -> Iterator[ArticleSummary]:
        """The current articles that a filter lets through, a page of them at a time, last added first.

        What others add or remove meanwhile shifts no page, so that none is left out or given twice.
        """
        before: int | None = None
        while page := self.articles(PAGE, before=before, filter=filter):
            yield from page
            before = page[-1].key

    def count(self, filter: Filter = ALL_ARTICLES) -> int:
        """How many articles answer now."""
        return self._store.count(filter)

    def languages(self) -> frozenset[str]:
        """The languages of the articles that answer now."""
        return self._store.languages()

    def most_cited(self, since: date, limit: int) -> list[Cited]:
        """The articles whose sentences answered most often since a day, of those that answer now."""
        times = self.asked.cited(since)
        found: list[Cited] = []
        for keys in in_batches(times):
            answering = {one.key: one for one in self.articles(BATCH, filter=Filter(keys=tuple(keys)))}
            found += [Cited(answering[key], times[key]) for key in keys if key in answering]
            if len(found) >= limit:
                break
        return found[:limit]

    def remove(self, ids: Sequence[str], by: int | None = None) -> list[Receipt]:
        """Take articles out of all answers until ``undo``. Raises UnknownArticle, and then removes none."""
        return self._store.remove(ids, by)

    def erase_expired(self, now: datetime | None = None) -> int:
        """Erase for good what was removed thirty days ago, from the caches too; the number of articles."""
        erased = self.desk.erase_expired(now)
        if erased:
            self.follow()
            self._index.compact()
            if self.meaning:
                self.meaning.begin_anew()
        self._database.overwrite_erased()  # also what others erased while somebody read
        return erased

    def undo(self, sequence: int, by: int | None = None) -> Receipt:
        """Take back the change of this number; raises NothingToUndo, ArticleErased."""
        return self._store.undo(sequence, by)

    def changes(self, after: int = 0, limit: int | None = None) -> list[Change]:
        """The audit: every change in order."""
        return self._store.changes(after, limit)

    def back_up(self, path: Path) -> None:
        """Write everything to one file, as it is at one moment. Raises OutputFailed."""
        back_up(self._database, path)

    def restore(self, path: Path, *, replace: bool = False, with_people: bool = False) -> dict[str, int]:
        """Put a backup in the place of what is there; open the library again to use it.

        Who may do what, and what is watched for whom, comes only ``with_people``; how many such rows the
        backup brings is given by their tables.
        Raises BackupUnusable, NotEmpty unless ``replace`` gives up the articles that are there.
        """
        brought = restore(path, self._database, replace=replace, with_people=with_people)
        self._store.reanalyse(ANALYSIS, _whatever_it_takes)
        return brought

    def compare_more(self) -> int:
        """Let articles be found as like others that came before there was any comparing; how many did so."""
        found = self.desk.unsigned(_COMPARED)
        made = _whatever_it_takes([Draft(text=one.text, language=one.language) for one in found])
        likenesses = {(one.key, one.version): draft.likeness for one, draft in zip(found, made, strict=True)}
        self.desk.sign(likenesses)
        return len(found)

    def check(self) -> list[str]:
        """What is wrong with the store or the index, in plain sentences; empty when all is well."""
        self.follow()
        return self._store.check()


def _analysed(drafts: Sequence[Draft]) -> list[AnalysedDraft]:
    """The drafts with what is made of their texts; raises SourceError."""
    missing = iter(analysed([draft for draft in drafts if not _is_analysed(draft)]))
    made = [draft if _is_analysed(draft) else next(missing) for draft in drafts]
    for one in made:
        if isinstance(one, SourceError):
            raise one
    return [one for one in made if isinstance(one, AnalysedDraft)]


def _is_analysed(draft: Draft) -> bool:
    """Whether its terms are of its language, which somebody may have changed."""
    return isinstance(draft, AnalysedDraft) and draft.analysed_in == draft.language


def _whatever_it_takes(drafts: Sequence[Draft]) -> Iterator[AnalysedDraft]:
    """The same for texts that are kept already: what no process can analyse is cut by length."""
    for draft, made in zip(drafts, analysed(drafts), strict=True):
        if isinstance(made, SourceError):
            _LOG.warning("a text is found by its bare words only: %s", made)
            yield in_pieces(draft)
        else:
            yield made


def _batches(drafts: Iterable[Draft], most: int) -> Iterator[list[Draft]]:
    """At most so many at a time, and no more once they are long: while they are written, others wait."""
    items: list[Draft] = []
    length = 0
    for draft in drafts:
        items.append(draft)
        length += len(draft.text)
        if len(items) == most or length > LONG_BATCH:
            yield items
            items, length = [], 0
    if items:
        yield items
