"""The audit: every change of the corpus in order, only ever appended to."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, select, update

from corpus.database.batches import batches as batches_of
from corpus.models import Change, ChangeKind, Receipt
from corpus.store.article_tables import articles, batches, changes, versions
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


class Audited(NamedTuple):
    """A change as an admin sees it: the title that the article then had, and whether it can be undone."""

    change: Change
    title: str | None
    undoable: bool


_described = (
    changes.c.sequence,
    changes.c.kind,
    articles.c.id.label("article"),
    changes.c.version,
    changes.c.by,
    changes.c.at,
    changes.c.undoes,
    batches.c.batch,
)


_LAST = select(func.max(changes.c.sequence))


def sequence(connection: Connection) -> int:
    """The number of the last change; 0 before the first."""
    return connection.scalar(_LAST) or 0


def newest(connection: Connection, limit: int, offset: int) -> list[Audited]:
    """A page of the audit, the last change first."""
    of_article = changes.alias()
    last = select(func.max(of_article.c.sequence)).where(of_article.c.article_key == changes.c.article_key)
    # Of an erased article no version is left to come back to.
    undoable = and_(changes.c.sequence == last.scalar_subquery(), versions.c.version.is_not(None))
    query = (
        select(*_described, versions.c.title, undoable)
        .join(articles, articles.c.key == changes.c.article_key)
        .outerjoin(batches, batches.c.sequence == changes.c.sequence)
        .outerjoin(
            versions,
            and_(versions.c.article_key == articles.c.key, versions.c.version == changes.c.version),
        )
        .order_by(changes.c.sequence.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Audited(
            Change.model_validate(dict(zip(Change.model_fields, row[:-2], strict=True))),
            row[-2],
            bool(row[-1]),
        )
        for row in connection.execute(query)
    ]


def changes_after(connection: Connection, after: int, limit: int | None) -> list[Change]:
    """The changes with a greater number, in order."""
    query = (
        select(*_described)
        .join(articles, articles.c.key == changes.c.article_key)
        .outerjoin(batches, batches.c.sequence == changes.c.sequence)
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


def receipts(connection: Connection, number: int) -> list[Receipt]:
    """The change of a number and those that bear its mark, in order; without those of erased articles."""
    marked = select(batches.c.sequence).where(batches.c.batch == number)
    query = (
        select(changes.c.sequence, changes.c.kind, changes.c.article_key)
        .where((changes.c.sequence == number) | changes.c.sequence.in_(marked))
        .order_by(changes.c.sequence)
    )
    made = connection.execute(query).all()
    known = summaries(connection, [row.article_key for row in made])
    return [
        Receipt(kind=row.kind, sequence=row.sequence, article=known[row.article_key])
        for row in made
        if row.article_key in known
    ]


class Authored(NamedTuple):
    """A change by its author, with the collection that its article then had: what decides who may undo it."""

    by: int | None
    collection: str | None


def authored(connection: Connection, sequence: int) -> Authored | None:
    """The author of the change of a number; None when there is no such change, or its article is erased."""
    its_version = and_(
        versions.c.article_key == changes.c.article_key, versions.c.version == changes.c.version
    )
    query = (
        select(changes.c.by, versions.c.collection)
        .join(versions, its_version)
        .where(changes.c.sequence == sequence)
    )
    row = connection.execute(query).first()
    return Authored(*row) if row else None


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
    for some in batches_of(since):
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
