"""The audit: every change of the corpus in order, only ever appended to."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from corpus.database.batches import in_batches
from corpus.models import ChangeKind, Receipt
from corpus.store.article_tables import articles, batches, changes
from corpus.store.stored_articles import summaries


class State(NamedTuple):
    """What an article is to a reader: the version that is current, and whether it answers."""

    version: int
    removed: bool


class Step(NamedTuple):
    """A change of one article: the state that it is put into, and the change that this takes back."""

    article_key: int
    kind: ChangeKind
    state: State
    undoes: int | None = None


_LAST = select(func.max(changes.c.sequence))


def sequence(connection: Connection) -> int:
    """The number of the last change; 0 before the first."""
    return connection.scalar(_LAST) or 0


def append(
    connection: Connection,
    article_key: int,
    kind: ChangeKind,
    state: State,
    by: int | None,
    undoes: int | None = None,
) -> Receipt:
    """Put an article into a state and say so in the audit."""
    return append_all(connection, [Step(article_key, kind, state, undoes)], by)[0]


def append_all(connection: Connection, steps: Sequence[Step], by: int | None) -> list[Receipt]:
    """Put articles, each once, into states, with a line of the audit for each.

    Several bear a common mark, the number of the first, by which they can be taken back together.
    """
    if not steps:
        return []
    now, first = datetime.now(UTC), sequence(connection) + 1
    connection.execute(
        update(articles)
        .where(articles.c.key == bindparam("of_key"))
        .values(version=bindparam("to_version"), removed_at=bindparam("to_removed_at")),
        [
            {"of_key": key, "to_version": state.version, "to_removed_at": now if state.removed else None}
            for key, _, state, _ in steps
        ],
    )
    rows = [
        {
            "sequence": first + number,
            "kind": kind,
            "article_key": key,
            "version": state.version,
            "by": by,
            "at": now,
            "undoes": undoes,
        }
        for number, (key, kind, state, undoes) in enumerate(steps)
    ]
    connection.execute(changes.insert(), rows)
    if len(rows) > 1:
        connection.execute(batches.insert(), [{"sequence": row["sequence"], "batch": first} for row in rows])
    changed = summaries(connection, [step.article_key for step in steps])
    return [
        Receipt(kind=step.kind, sequence=first + number, article=changed[step.article_key])
        for number, step in enumerate(steps)
    ]


def mark(connection: Connection, first: int, made: Sequence[int]) -> None:
    """Let changes bear the mark of one that came before them, or else of the first of themselves.

    A change that stays alone bears none.
    """
    together = [first, *made] if first else list(made)
    if len(together) < 2:
        return
    known = connection.scalar(select(batches.c.sequence).where(batches.c.sequence == together[0]))
    new = together[1:] if known else together
    connection.execute(batches.insert(), [{"sequence": one, "batch": together[0]} for one in new])


def batch(connection: Connection, number: int) -> list[tuple[int, int]]:
    """The changes that were made together under this mark, each with its article's key, in order."""
    query = (
        select(changes.c.sequence, changes.c.article_key)
        .join(batches, batches.c.sequence == changes.c.sequence)
        .where(batches.c.batch == number)
        .order_by(changes.c.sequence)
    )
    return [(sequence, key) for sequence, key in connection.execute(query)]


class Past(NamedTuple):
    """The last change of an article, the state that it made, and the one to go back to, if there was one."""

    sequence: int
    now: State
    before: State | None


def pasts(connection: Connection, since: Mapping[int, int]) -> dict[int, Past]:
    """What each of these articles was before the change of this number, or else before its last one.

    The audit is the history of states, so nothing else has to remember what an undo goes back to.
    """
    found: dict[int, Past] = {}
    for some in in_batches(since):
        query = (
            select(changes.c.article_key, changes.c.sequence, changes.c.version, changes.c.kind)
            .where(changes.c.article_key.in_(some))
            .order_by(changes.c.article_key, changes.c.sequence)
        )
        for key, number, version, kind in connection.execute(query):
            past = found.get(key)
            before = past and (past.before if number > since[key] else past.now)
            found[key] = Past(number, State(version, kind == "removed"), before)
    return found
