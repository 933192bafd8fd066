"""The audit: every change of the corpus in order, only ever appended to."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from corpus.errors import NothingToUndo
from corpus.models import Change, ChangeKind, Receipt
from corpus.store.articles import summary
from corpus.store.tables import articles, changes


class State(NamedTuple):
    """What an article is to a reader: the version that is current, and whether it answers."""

    version: int
    removed: bool


def sequence(connection: Connection) -> int:
    """The number of the last change; 0 before the first."""
    return connection.scalar(select(func.max(changes.c.sequence))) or 0


def changes_after(connection: Connection, after: int, limit: int | None) -> list[Change]:
    """The changes with a greater number, in order."""
    query = (
        select(
            changes.c.sequence,
            changes.c.kind,
            articles.c.id.label("article"),
            changes.c.version,
            changes.c.by,
            changes.c.at,
            changes.c.undoes,
        )
        .join(articles, articles.c.key == changes.c.article_key)
        .where(changes.c.sequence > after)
        .order_by(changes.c.sequence)
        .limit(limit)
    )
    return [Change.model_validate(row) for row in connection.execute(query).mappings()]


def append(
    connection: Connection,
    article_key: int,
    kind: ChangeKind,
    state: State,
    by: int | None,
    undoes: int | None = None,
) -> Receipt:
    """Put an article into a state and say so in the audit."""
    now = datetime.now(UTC)
    connection.execute(
        update(articles)
        .where(articles.c.key == article_key)
        .values(version=state.version, removed_at=now if state.removed else None)
    )
    number = sequence(connection) + 1
    row = {"sequence": number, "kind": kind, "article_key": article_key, "version": state.version}
    connection.execute(changes.insert(), {**row, "by": by, "at": now, "undoes": undoes})
    return Receipt(kind=kind, sequence=number, article=summary(connection, article_key))


def last_states(connection: Connection, article_key: int, number: int) -> tuple[State, State | None]:
    """The state that an article's last change made and the one before it, None when it was just added.

    The audit is the history of states, so nothing else has to remember what an undo goes back to.
    Raises NothingToUndo when the last change has another number.
    """
    query = (
        select(changes.c.sequence, changes.c.version, changes.c.kind)
        .where(changes.c.article_key == article_key)
        .order_by(changes.c.sequence.desc())
        .limit(2)
    )
    rows = connection.execute(query).all()
    if rows[0].sequence != number:
        raise NothingToUndo(number)
    states = [State(row.version, row.kind == "removed") for row in rows]
    return states[0], states[1] if len(states) > 1 else None
