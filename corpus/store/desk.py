"""What admins do with the articles that are there: find, remove, take back, and erase in the end."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from corpus.database.database import Database
from corpus.language.folding import fold
from corpus.models import VALUES_OF, ArticleSummary, Filter, Receipt, VersionSummary
from corpus.store import (
    audit_reading,
    finding,
    near_duplicates,
    removal,
    removed_articles,
    saving,
    stored_articles,
)
from corpus.store.audit_reading import Audited, Authored, Worked
from corpus.store.finding import Counted, Month
from corpus.store.near_duplicates import NearDuplicate, Unsigned
from corpus.store.removal import Undone
from corpus.store.removed_articles import Removed


class Desk:
    """The admins' side of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keys(self, filter: Filter) -> list[int]:
        """The numbers of the articles that a filter lets through, ascending."""
        with self._database.read() as connection:
            return finding.keys(connection, filter)

    def values(self, field: str, filter: Filter) -> list[Counted]:
        """The values of a field, such as "source", of the articles that a filter lets through.

        In alphabetical order, each with the number of its articles.
        """
        with self._database.read() as connection:
            return finding.values(connection, field, filter)

    def months(self, filter: Filter) -> list[Month]:
        """The months of the articles that a filter lets through, the last first."""
        with self._database.read() as connection:
            return finding.months(connection, filter)

    def named(self, names: Sequence[str]) -> list[int | None]:
        """The number of the article that answers to each name: its id, else that very number."""
        with self._database.read() as connection:
            return finding.named(connection, names)

    def called(self, urls: Collection[str], titles: Collection[str], most: int) -> list[ArticleSummary]:
        """Articles at one of some addresses, or with one of some titles: the newest, at most so many."""
        with self._database.read() as connection:
            return stored_articles.called(connection, urls, titles, most)

    def resolved(self, filter: Filter) -> Filter:
        """The filter with the sources, collections and the like that were meant: typed "afp", it is "AFP".

        That is those of the same letters, else those that contain them, else the name as it was typed.
        """
        named = {names: field for names, field in VALUES_OF.items() if names in Filter.model_fields}
        meant = {
            names: self._meant(field, getattr(filter, names), filter.hidden) for names, field in named.items()
        }
        return filter.model_copy(update=meant)

    def audit(self, limit: int, offset: int = 0) -> list[Audited]:
        """A page of the audit, the last change first."""
        with self._database.read() as connection:
            return audit_reading.newest(connection, limit, offset)

    def near_duplicates(self, key: int, version: int) -> list[NearDuplicate]:
        """The other articles that are nearly the same as a version of one, the likest first."""
        with self._database.read() as connection:
            return near_duplicates.of(connection, key, version)

    def unsigned(self, most: int) -> list[Unsigned]:
        """Articles that came before there was any comparing, and are not found as like others."""
        with self._database.read() as connection:
            return near_duplicates.missing(connection, most)

    def sign(self, likenesses: Mapping[tuple[int, int], bytes]) -> None:
        """Keep the signatures of versions, by the key of the article and the version."""
        with self._database.write() as connection:
            for (key, version), likeness in likenesses.items():
                near_duplicates.replace(connection, key, version, likeness)

    def history(self, key: int) -> list[VersionSummary]:
        """The versions of an article in order; none when it is removed."""
        with self._database.read() as connection:
            return stored_articles.history(connection, key)

    def remove(self, keys: Iterable[int], by: int | None) -> list[Receipt]:
        """Take articles out together; those that are gone already are passed over.

        Several bear one mark in the audit, the sequence number of the first, for ``undo_batch``.
        """
        with self._database.write() as connection:
            return removal.remove_keys(connection, keys, by)

    def replace(self, old: int, new: int, by: int | None) -> Receipt:
        """Make the text of a new article a version of an old one, and take the new one out.

        It is taken back by ``undo_batch`` with the number of the receipt. Raises UnknownArticle.
        """
        with self._database.write() as connection:
            return saving.replace(connection, old, new, by)

    def undo_batch(self, number: int, by: int | None) -> Undone:
        """Take back changes that were made together; raises NothingToUndo when none can be."""
        with self._database.write() as connection:
            return removal.undo_batch(connection, number, by)

    def marked(self, number: int) -> list[Receipt]:
        """The changes that bear a mark, or that of its number alone, as receipts, in order."""
        with self._database.read() as connection:
            return audit_reading.receipts(connection, number)

    def authored(self, sequence: int) -> Authored | None:
        """Who made the changes of a mark, and in which collections; None when there are none."""
        with self._database.read() as connection:
            return audit_reading.authored(connection, sequence)

    def work(self, since: datetime) -> list[Worked]:
        """What each admin did since a moment, the busiest first; what was taken back counts as well."""
        with self._database.read() as connection:
            return audit_reading.work(connection, since)

    def removed(self, limit: int, offset: int = 0) -> list[Removed]:
        """A page of what was removed and can still come back, the last removed first."""
        with self._database.read() as connection:
            return removed_articles.removed(connection, limit, offset)

    def count_removed(self) -> int:
        """How many removed articles can still come back."""
        with self._database.read() as connection:
            return removed_articles.count(connection)

    def count_expired(self, now: datetime | None = None) -> int:
        """How many of them wait to be erased."""
        with self._database.read() as connection:
            return removed_articles.count_expired(connection, now)

    def erase_expired(self, now: datetime | None = None) -> int:
        """Erase what was removed thirty days ago, for good; the number of articles."""
        erased = 0
        while True:
            with self._database.write() as connection:
                keys = removed_articles.expired(connection, now)
                removed_articles.erase(connection, keys)
            erased += len(keys)
            if not keys:
                return erased

    def _meant(self, field: str, names: tuple[str, ...], hidden: tuple[str, ...]) -> tuple[str, ...]:
        if not names:
            return ()
        known = [value for value, _ in self.values(field, Filter(hidden=hidden))]
        meant: dict[str, None] = {}
        for name in names:
            same = [value for value in known if fold(value) == fold(name)]
            like = [value for value in known if fold(name) in fold(value)]
            meant |= dict.fromkeys(same or like or [name])
        return tuple(meant)
