"""The store: the one place that is true; every index is a copy of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpus.database.batches import in_batches
from corpus.database.database import Database
from corpus.models import (
    ALL_ARTICLES,
    AnalysedDraft,
    Article,
    ArticleSummary,
    Change,
    Draft,
    Filter,
    IndexedArticle,
    Passage,
    Passages,
    Receipt,
)
from corpus.store import (
    audit,
    audit_reading,
    checking,
    finding,
    near_duplicates,
    reanalysis,
    removal,
    replacing,
    saving,
    stored_articles,
    stored_passages,
    stored_vectors,
)
from corpus.store.article_tables import articles
from corpus.store.desk import Desk
from corpus.store.replacing import NOTHING, Scope
from corpus.store.stored_vectors import Progress, StoredVectors, Unembedded


class Store:
    """Articles in SQLite or PostgreSQL, for any number of threads and processes at once.

    >>> store = Store(open_database("sqlite:///data/pullquote.db"))
    >>> [receipt] = store.save([analysed(draft)], by=None)
    >>> store.article(receipt.article.id).text == draft.text
    True

    Every method may raise the errors of ``StoreError``.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.desk = Desk(database)
        self._languages: tuple[int, frozenset[str]] = (0, frozenset())

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def save(
        self,
        items: Sequence[AnalysedDraft],
        by: int | None,
        mark: int | None = None,
        *,
        scope: Scope = NOTHING,
    ) -> list[Receipt]:
        """Put articles in, all or none; they are on disk when this returns.

        ``scope`` says which of those that are there may come in another version for it, or back: none, if
        nothing is said.
        ``mark`` is the number of a change, 0 for the first of these: they bear its mark, for ``undo_batch``.
        """
        with self._database.write() as connection:
            receipts = [saving.save(connection, item, by, scope) for item in items]
            if mark is not None:
                changes = [receipt.sequence for receipt in receipts if receipt.sequence is not None]
                audit.mark(connection, mark, changes)
            return receipts

    def edit(self, key: int, item: AnalysedDraft, by: int | None) -> Receipt:
        """Say something else about the text of an article, in a new version. Raises UnknownArticle."""
        with self._database.write() as connection:
            return saving.edit(connection, key, item, by)

    def analysis_of(self, article: Article) -> tuple[Passages, bytes | None]:
        """The passages and the signature of a version, None before it has one."""
        with self._database.read() as connection:
            passages = stored_passages.of_version(connection, article.key, article.version)
            return passages, near_duplicates.kept(connection, article.key, article.version)

    def remove(self, ids: Sequence[str], by: int | None) -> list[Receipt]:
        """Take articles out, all or none. Raises UnknownArticle."""
        with self._database.write() as connection:
            return removal.remove(connection, ids, by)

    def undo(self, sequence: int, by: int | None) -> Receipt:
        """Take back the last change of an article. Raises NothingToUndo, ArticleErased."""
        with self._database.write() as connection:
            return removal.undo(connection, sequence, by)

    def article(self, id: str, version: int | None = None) -> Article:
        """An article in its current or an older version. Raises UnknownArticle, also for a removed one."""
        with self._database.read() as connection:
            return stored_articles.article(connection, articles.c.id == id, id, version)

    def article_by_key(self, key: int, version: int | None = None) -> Article:
        """The article of a button. Raises UnknownArticle, also for a removed one."""
        with self._database.read() as connection:
            return stored_articles.article(connection, articles.c.key == key, str(key), version)

    def answers(self, draft: Draft, scope: Scope) -> bool | None:
        """Whether the article answers that a draft is of; False when it was removed, None when it is new."""
        with self._database.read() as connection:
            known = replacing.find(connection, scope.received(draft), scope)
        return None if known is None else not known.removed

    def article_versions(self, wanted: Iterable[tuple[str, int]]) -> list[Article]:
        """Articles in these versions, by id, in no order; those that are gone are left out."""
        with self._database.read() as connection:
            return stored_articles.article_versions(connection, wanted)

    def articles(
        self, limit: int, offset: int = 0, before: int | None = None, filter: Filter = ALL_ARTICLES
    ) -> list[ArticleSummary]:
        """A page of the list of articles, those added last first; ``before`` is the key of an article."""
        with self._database.read() as connection:
            return finding.summaries(connection, filter, limit, offset, before)

    def count(self, filter: Filter = ALL_ARTICLES) -> int:
        """How many articles there are."""
        with self._database.read() as connection:
            return finding.count(connection, filter)

    def languages(self) -> frozenset[str]:
        """The languages of the articles."""
        with self._database.read() as connection:
            # Asked at each question, and only a change of the corpus changes it.
            sequence = audit.sequence(connection)
            known_at, languages = self._languages
            if known_at != sequence:
                languages = stored_articles.languages(connection)
                self._languages = (sequence, languages)
        return languages

    def sequence(self) -> int:
        """The number of the last change; an index that has another one is behind."""
        with self._database.read() as connection:
            return audit.sequence(connection)

    def changes(self, after: int = 0, limit: int | None = None) -> list[Change]:
        """The changes since one, in order, without a gap."""
        with self._database.read() as connection:
            return audit_reading.changes_after(connection, after, limit)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Passages in the order asked; those that answer no more are left out."""
        with self._database.read() as connection:
            return stored_passages.fetch(connection, ids)

    def indexed(self, ids: Sequence[str] | None = None) -> Iterator[IndexedArticle]:
        """Articles as an index sees them: these, or all; those that are removed are left out."""
        if ids is not None:
            for batch in in_batches(ids):
                with self._database.read() as connection:
                    found = stored_passages.indexed_by_id(connection, batch)
                yield from found
            return
        key: int | None = 0
        while key is not None:
            with self._database.read() as connection:
                found, key = stored_passages.indexed_after(connection, key)
            yield from found

    def identity(self) -> str:
        """A token of this store that changes when the passages get other numbers.

        An index that was filled under another token is of no use, whatever its sequence number.
        """
        with self._database.read() as connection:
            return reanalysis.identity(connection)

    def analysis(self) -> str | None:
        """The version of the analysis that made the passages; None in a new store."""
        with self._database.read() as connection:
            return reanalysis.version_of_analysis(connection)

    def reanalyse(self, version: str, analyse: Callable[[Sequence[Draft]], Iterable[AnalysedDraft]]) -> None:
        """Make all passages again, unless this version made them; their numbers and the identity change."""
        reanalysis.reanalyse(self._database, version, analyse)

    def save_vectors(self, model: str, made: Mapping[int, tuple[int, bytes]]) -> None:
        """Keep the vectors of passages, each with its number of sentences.

        Those that another process has saved meanwhile, or whose passages are gone, are passed over.
        """
        with self._database.write() as connection:
            stored_vectors.save(connection, model, made)

    def vectors_after(self, model: str, sequence: int) -> Iterator[StoredVectors]:
        """The vectors of a model that were saved after a sequence number, in order."""
        while True:
            with self._database.read() as connection:
                found = stored_vectors.after(connection, model, sequence)
            if not found:
                return
            yield from found
            sequence = found[-1].sequence

    def vector_sequence(self) -> int:
        """The number of the last vectors saved, of whatever model; 0 before the first."""
        with self._database.read() as connection:
            return stored_vectors.sequence(connection)

    def without_vectors(self, model: str, limit: int) -> list[Unembedded]:
        """Passages of articles that answer without vectors of a model, the newest first."""
        with self._database.read() as connection:
            return stored_vectors.missing(connection, model, limit)

    def vector_progress(self, model: str) -> Progress:
        """How many sentences have vectors of a model, and how many there are."""
        with self._database.read() as connection:
            return stored_vectors.progress(connection, model)

    def has_vectors(self, model: str, article_key: int) -> bool:
        """Whether all of an article's current version has vectors of a model."""
        with self._database.read() as connection:
            return stored_vectors.complete(connection, model, article_key)

    def vectors_at(self, model: str, sequence: int) -> StoredVectors | None:
        """The vectors of this very number; None when there are none of this model."""
        with self._database.read() as connection:
            return stored_vectors.at(connection, model, sequence)

    def forget_vectors(self, model: str) -> None:
        """Drop all vectors of a model."""
        with self._database.write() as connection:
            stored_vectors.forget(connection, model)

    def check(self) -> list[str]:
        """What is wrong with the store, a sentence each; nothing when all is well."""
        return checking.problems(self._database)
