"""Taking articles out, and taking a change back."""

from sqlalchemy import Connection, select

from corpus.errors import NothingToUndo, UnknownArticle
from corpus.models import ChangeKind, Receipt
from corpus.store import audit
from corpus.store.articles import present
from corpus.store.audit import State
from corpus.store.tables import articles, changes


def remove(connection: Connection, id: str, by: int | None) -> Receipt:
    """Take an article out; its texts stay. Raises UnknownArticle when none that answers has this id."""
    query = select(articles.c.key, articles.c.version).where(articles.c.id == id, present)
    row = connection.execute(query).first()
    if row is None:
        raise UnknownArticle(id)
    return audit.append(connection, row.key, "removed", State(row.version, removed=True), by)


def undo(connection: Connection, sequence: int, by: int | None) -> Receipt:
    """Bring an article back to what it was before its last change.

    Raises NothingToUndo when the change is unknown, or is not the last one of its article.
    """
    key = connection.scalar(select(changes.c.article_key).where(changes.c.sequence == sequence))
    if key is None:
        raise NothingToUndo(sequence)
    now, before = audit.last_states(connection, key, sequence)
    # Before it was added an article was not there, which is what "removed" looks like.
    target = before or State(now.version, removed=True)
    return audit.append(connection, key, _kind(now, target), target, by, undoes=sequence)


def _kind(now: State, target: State) -> ChangeKind:
    if target.removed:
        return "removed"
    return "restored" if now.removed else "updated"
