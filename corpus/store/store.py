"""The store: the one place that is true; every index is a copy of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Self

from sqlalchemy import URL

from corpus.chats.asked import Asked
from corpus.chats.channels import Channels
from corpus.chats.feeds import Feeds
from corpus.chats.jobs import Jobs
from corpus.chats.originals import Originals
from corpus.chats.people import People
from corpus.chats.watches import Watches
from corpus.database.batches import batches
from corpus.database.database import Database
from corpus.models import (
    ALL_ARTICLES,
    Article,
    ArticleSummary,
    Change,
    Draft,
    Filter,
    IndexedArticle,
    Passage,
    Receipt,
)
from corpus.schema import copying
from corpus.schema.schema import bring_to_head
from corpus.store import audit, checking, finding, identity, removal, saving
from corpus.store import reanalysis as analysis
from corpus.store import stored_articles as articles
from corpus.store import stored_passages as passages
from corpus.store import stored_vectors as vectors
from corpus.store.article_tables import articles as table
from corpus.store.desk import Desk
from corpus.store.saving import AnalysedDraft
from corpus.store.stored_passages import Analysis
from corpus.store.stored_vectors import Progress, StoredVectors, Unembedded


class Store:
    """Articles in SQLite or PostgreSQL, for any number of threads and processes at once.

    >>> store = Store.open("sqlite:///data/pullquote.db")
    >>> [receipt] = store.save([AnalysedDraft(draft, analyse(draft))], by=None)
    >>> store.article(receipt.article.id).text == draft.text
    True

    Every method may raise the errors of ``StoreError``.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.people = People(database)
        self.watches = Watches(database)
        self.originals = Originals(database)
        self.desk = Desk(database)
        self.asked = Asked(database)
        self.jobs = Jobs(database)
        self.feeds = Feeds(database)
        self.channels = Channels(database)
        self._languages: tuple[int, frozenset[str]] = (0, frozenset())

    @classmethod
    def open(cls, url: str | URL) -> Self:
        """Open the store at an SQLAlchemy URL; makes its tables, or brings them up to this version.

        Raises SettingError for a URL of another kind; DataFolderUnusable, StoreDamaged, StoreTooNew or
        StoreUnavailable.
        """
        database = Database(url)
        try:
            bring_to_head(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def save(self, items: Sequence[AnalysedDraft], by: int | None, mark: int | None = None) -> list[Receipt]:
        """Put articles in, all or none; they are on disk when this returns.

        ``mark`` is the number of a change, 0 for the first of these: they bear its mark, for ``undo_batch``.
        """
        with self._database.write() as connection:
            receipts = [saving.save(connection, item, by) for item in items]
            if mark is not None:
                changes = [receipt.sequence for receipt in receipts if receipt.sequence is not None]
                audit.mark(connection, mark, changes)
            return receipts

    def edit(self, key: int, item: AnalysedDraft, by: int | None) -> Receipt:
        """Say something else about the text of an article, in a new version. Raises UnknownArticle."""
        with self._database.write() as connection:
            return saving.edit(connection, key, item, by)

    @property
    def place(self) -> str:
        """What errors call the database: its path, or its URL without the password."""
        return self._database.place

    def write_copy(self, url: str) -> None:
        """Write all but the vectors, as it is at one moment, into a new database."""
        with closing(Database(url)) as copy:
            copying.write_copy(self._database, copy)

    def copy_into(self, other: "Store") -> None:
        """Put all but the vectors in the place of what another store has, all or nothing."""
        copying.read_copy(self._database, other._database)

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
            return articles.article(connection, table.c.id == id, id, version)

    def article_by_key(self, key: int, version: int | None = None) -> Article:
        """The article of a button. Raises UnknownArticle, also for a removed one."""
        with self._database.read() as connection:
            return articles.article(connection, table.c.key == key, str(key), version)

    def answers_at(self, url: str) -> bool | None:
        """Whether the article at an address answers; False when it was removed, None when none was there."""
        with self._database.read() as connection:
            known = identity.at(connection, url)
        return None if known is None else not known.removed

    def article_versions(self, wanted: Iterable[tuple[str, int]]) -> list[Article]:
        """Articles in these versions, by id, in no order; those that are gone are left out."""
        with self._database.read() as connection:
            return articles.article_versions(connection, wanted)

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
                languages = articles.languages(connection)
                self._languages = (sequence, languages)
        return languages

    def sequence(self) -> int:
        """The number of the last change; an index that has another one is behind."""
        with self._database.read() as connection:
            return audit.sequence(connection)

    def changes(self, after: int = 0, limit: int | None = None) -> list[Change]:
        """The changes since one, in order, without a gap."""
        with self._database.read() as connection:
            return audit.changes_after(connection, after, limit)

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Passages in the order asked; those that answer no more are left out."""
        with self._database.read() as connection:
            return passages.fetch(connection, ids)

    def indexed(self, ids: Sequence[str] | None = None) -> Iterator[IndexedArticle]:
        """Articles as an index sees them: these, or all; those that are removed are left out."""
        if ids is not None:
            for batch in batches(ids):
                with self._database.read() as connection:
                    found = passages.indexed_by_id(connection, batch)
                yield from found
            return
        key: int | None = 0
        while key is not None:
            with self._database.read() as connection:
                found, key = passages.indexed_after(connection, key)
            yield from found

    def identity(self) -> str:
        """A token of this store that changes when the passages get other numbers.

        An index that was filled under another token is of no use, whatever its sequence number.
        """
        with self._database.read() as connection:
            return analysis.identity(connection)

    def analysis(self) -> str | None:
        """The version of the analysis that made the passages; None in a new store."""
        with self._database.read() as connection:
            return analysis.version_of_analysis(connection)

    def reanalyse(self, version: str, analyse: Callable[[Draft], Analysis]) -> None:
        """Make all passages again, unless this version made them; their numbers and the identity change."""
        analysis.reanalyse(self._database, version, analyse)

    def save_vectors(self, model: str, made: Mapping[int, tuple[int, bytes]]) -> None:
        """Keep the vectors of passages, each with its number of sentences.

        Those that another process has saved meanwhile, or whose passages are gone, are passed over.
        """
        with self._database.write() as connection:
            vectors.save(connection, model, made)

    def vectors_after(self, model: str, sequence: int) -> Iterator[StoredVectors]:
        """The vectors of a model that were saved after a sequence number, in order."""
        while True:
            with self._database.read() as connection:
                found = vectors.after(connection, model, sequence)
            if not found:
                return
            yield from found
            sequence = found[-1].sequence

    def vector_sequence(self) -> int:
        """The number of the last vectors saved, of whatever model; 0 before the first."""
        with self._database.read() as connection:
            return vectors.sequence(connection)

    def without_vectors(self, model: str, limit: int) -> list[Unembedded]:
        """Passages of articles that answer without vectors of a model, the newest first."""
        with self._database.read() as connection:
            return vectors.missing(connection, model, limit)

    def vector_progress(self, model: str) -> Progress:
        """How many sentences have vectors of a model, and how many there are."""
        with self._database.read() as connection:
            return vectors.progress(connection, model)

    def has_vectors(self, model: str, article_key: int) -> bool:
        """Whether all of an article's current version has vectors of a model."""
        with self._database.read() as connection:
            return vectors.complete(connection, model, article_key)

    def vectors_at(self, model: str, sequence: int) -> StoredVectors | None:
        """The vectors of this very number; None when there are none of this model."""
        with self._database.read() as connection:
            return vectors.at(connection, model, sequence)

    def forget_vectors(self, model: str) -> None:
        """Drop all vectors of a model."""
        with self._database.write() as connection:
            vectors.forget(connection, model)

    def check(self) -> list[str]:
        """What is wrong with the store, a sentence each; nothing when all is well."""
        return checking.problems(self._database)
