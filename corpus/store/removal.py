"""Taking articles out, and taking changes back."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.errors import ArticleErased, NothingToUndo, UnknownArticle
from corpus.models import ChangeKind, Receipt
from corpus.store import audit
from corpus.store.articles import present
from corpus.store.audit import State, Step
from corpus.store.batches import batches
from corpus.store.tables import articles, changes, versions
from corpus.store.trash import DAYS


class Undone(NamedTuple):
    """What became of changes that were to be taken back together."""

    receipts: list[Receipt]
    kept: list[str]  # the ids of articles that have changed since, and stay as they are


def remove(connection: Connection, ids: Sequence[str], by: int | None) -> list[Receipt]:
    """Take articles out together; their texts stay. Raises UnknownArticle for an id that none has."""
    found = {}
    for batch in batches(ids):
        query = select(articles.c.id, articles.c.key).where(articles.c.id.in_(batch), present)
        found.update({id: key for id, key in connection.execute(query)})
    for id in ids:
        if id not in found:
            raise UnknownArticle(id)
    return remove_keys(connection, [found[id] for id in dict.fromkeys(ids)], by)


def remove_keys(connection: Connection, keys: Iterable[int], by: int | None) -> list[Receipt]:
    """Take the articles of these numbers out together; those that are gone already are passed over."""
    steps = []
    for batch in batches(keys):
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
    return audit.append_all(connection, [_step_back(connection, sequence, key)], by)[0]


def undo_batch(connection: Connection, number: int, by: int | None) -> Undone:
    """Take back the changes that were made together, but for those on which later changes stand.

    Raises NothingToUndo when the mark is unknown, or when none of them can be taken back.
    """
    steps, kept = [], []
    for sequence, key in audit.batch(connection, number):
        try:
            steps.append(_step_back(connection, sequence, key))
        except (NothingToUndo, ArticleErased):
            kept.append(key)
    if not steps:
        raise NothingToUndo(number)
    ids = dict(
        connection.execute(select(articles.c.key, articles.c.id).where(articles.c.key.in_(kept))).all()
    )
    return Undone(audit.append_all(connection, steps, by), [ids[key] for key in kept])


def _step_back(connection: Connection, sequence: int, key: int) -> Step:
    now, before = audit.last_states(connection, key, sequence)
    # Before it was added an article was not there, which is what "removed" looks like.
    target = before or State(now.version, removed=True)
    if not _is_kept(connection, key, target.version):
        if not target.removed:
            raise ArticleErased(_id(connection, key), DAYS)
        target = State(now.version, removed=True)
    return Step(key, _kind(now, target), target, sequence)


def _is_kept(connection: Connection, key: int, version: int) -> bool:
    place = (versions.c.article_key == key, versions.c.version == version)
    return connection.scalar(select(versions.c.version).where(*place)) is not None


def _id(connection: Connection, key: int) -> str:
    return str(connection.scalar(select(articles.c.id).where(articles.c.key == key)))


def _kind(now: State, target: State) -> ChangeKind:
    if target.removed:
        return "removed"
    return "restored" if now.removed else "updated"
