"""Taking articles out, and taking changes back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.database.batches import in_batches
from corpus.errors import ArticleErased, NothingToUndo, UnknownArticle
from corpus.models import ChangeKind, Receipt
from corpus.store import audit
from corpus.store.article_tables import articles, changes, versions
from corpus.store.audit import State, Step
from corpus.store.removed_articles import DAYS
from corpus.store.stored_articles import present


class Undone(NamedTuple):
    """What became of changes that were to be taken back together."""

    receipts: list[Receipt]
    kept: list[str]  # the ids of articles that have changed since, and stay as they are


def remove(connection: Connection, ids: Sequence[str], by: int | None) -> list[Receipt]:
    """Take articles out together; their texts stay. Raises UnknownArticle for an id that none has."""
    found = {}
    for batch in in_batches(ids):
        query = select(articles.c.id, articles.c.key).where(articles.c.id.in_(batch), present)
        found.update({id: key for id, key in connection.execute(query)})
    for id in ids:
        if id not in found:
            raise UnknownArticle(id)
    return remove_keys(connection, [found[id] for id in dict.fromkeys(ids)], by)


def remove_keys(connection: Connection, keys: Iterable[int], by: int | None) -> list[Receipt]:
    """Take the articles of these numbers out together; those that are gone already are passed over."""
    steps = []
    for batch in in_batches(keys):
        query = select(articles.c.key, articles.c.version).where(articles.c.key.in_(batch), present)
        held = {key: version for key, version in connection.execute(query)}
        steps += [Step(key, "removed", State(held[key], removed=True)) for key in batch if key in held]
    return audit.append_all(connection, steps, by)


def undo(connection: Connection, sequence: int, by: int | None) -> Receipt:
    """Bring an article back to what it was before its last change.

    Raises NothingToUndo when the change is unknown, or is not the last one of its article; ArticleErased.
    """
    key = connection.scalar(select(changes.c.article_key).where(changes.c.sequence == sequence))
    if key is None:
        raise NothingToUndo(sequence)
    back = _Back(connection, {key: sequence})
    return audit.append_all(connection, [back.step(sequence, key)], by)[0]


def undo_batch(connection: Connection, number: int, by: int | None) -> Undone:
    """Take back the changes that were made together, but for those on which later changes stand.

    Raises NothingToUndo when the mark is unknown, or when none of them can be taken back.
    """
    made = audit.batch(connection, number)
    first = {key: sequence for sequence, key in reversed(made)}
    last = {key: sequence for sequence, key in made}  # a file may hold an article and its correction
    back = _Back(connection, first)
    steps, kept = [], []
    for key in last:
        try:
            steps.append(back.step(last[key], key))
        except (NothingToUndo, ArticleErased):
            kept.append(back.ids[key])
    if not steps:
        raise NothingToUndo(number)
    return Undone(audit.append_all(connection, steps, by), kept)


class _Back:
    """The way back of some articles, read at once: there may be thousands."""

    def __init__(self, connection: Connection, since: Mapping[int, int]) -> None:
        """``since`` is for each article the change to take back, and all that came after it."""
        keys = list(since)
        self._pasts = audit.pasts(connection, since)
        self._kept: set[tuple[int, int]] = set()  # the versions whose texts are there
        self.ids: dict[int, str] = {}
        for batch in in_batches(keys):
            names = select(articles.c.key, articles.c.id).where(articles.c.key.in_(batch))
            self.ids.update({key: id for key, id in connection.execute(names)})
            place = (versions.c.article_key, versions.c.version)
            held = select(*place).where(versions.c.article_key.in_(batch))
            self._kept.update((key, version) for key, version in connection.execute(held))

    def step(self, sequence: int, key: int) -> Step:
        """The step that takes back a change of an article; raises NothingToUndo, ArticleErased."""
        last, now, before = self._pasts[key]
        if last != sequence:
            raise NothingToUndo(sequence)
        # Before it was added an article was not there, which is what "removed" looks like.
        target = before or State(now.version, removed=True)
        if (key, target.version) not in self._kept:
            if not target.removed:
                raise ArticleErased(self.ids[key], DAYS)
            target = State(now.version, removed=True)
        return Step(key, _kind(now, target), target, sequence)


def _kind(now: State, target: State) -> ChangeKind:
    if target.removed:
        return "removed"
    return "restored" if now.removed else "updated"
