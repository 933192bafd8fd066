"""The audit as it is read: what was changed, by whom, and what of it can be taken back."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from corpus.models import Change, Receipt
from corpus.store.article_tables import articles, batches, changes, versions
from corpus.store.stored_articles import summaries, version_summaries


class Audited(NamedTuple):
    """A change as an admin sees it: the title that the article then had, and whether it can be undone."""

    change: Change
    title: str | None
    undoable: bool


class Authored(NamedTuple):
    """Changes by their authors, with all collections that their articles had before and after."""

    by: frozenset[int | None]
    collections: frozenset[str | None]


class Worked(NamedTuple):
    """How many articles an admin added, changed and removed; None is the command line."""

    by: int | None
    added: int
    updated: int
    removed: int


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


def receipts(connection: Connection, number: int) -> list[Receipt]:
    """The change of a number and those that bear its mark, in order; without those of erased articles."""
    marked = select(batches.c.sequence).where(batches.c.batch == number)
    made = connection.execute(
        _with_before((changes.c.sequence == number) | changes.c.sequence.in_(marked))
    ).all()
    known = summaries(connection, [row.article_key for row in made])
    replaced = version_summaries(
        connection, [(row.article_key, row.before) for row in made if row.kind == "updated" and row.before]
    )
    return [
        Receipt(
            kind=row.kind,
            sequence=row.sequence,
            article=known[row.article_key],
            replaced=replaced.get((row.article_key, row.before)),
        )
        for row in made
        if row.article_key in known
    ]


def authored(connection: Connection, number: int) -> Authored | None:
    """The change of a number with those that bear its mark; None when there is none, or all are erased."""
    marked = select(batches.c.sequence).where(batches.c.batch == number)
    made = connection.execute(
        _with_before((changes.c.sequence == number) | changes.c.sequence.in_(marked))
    ).all()
    states = {(row.article_key, version) for row in made for version in (row.version, row.before) if version}
    known = version_summaries(connection, states)
    if not known:
        return None
    people = {row.by for row in made}
    return Authored(frozenset(people), frozenset(one.collection for one in known.values()))


def _with_before(wanted: ColumnElement[bool]) -> Select[Any]:
    """Changes in order, each with the version that its article had before, if any."""
    earlier = changes.alias()
    before = (
        select(earlier.c.version)
        .where(earlier.c.article_key == changes.c.article_key, earlier.c.sequence < changes.c.sequence)
        .order_by(earlier.c.sequence.desc())
        .limit(1)
    )
    columns = (changes.c.sequence, changes.c.kind, changes.c.article_key, changes.c.version, changes.c.by)
    found = select(*columns, before.scalar_subquery().label("before")).where(wanted)
    return found.order_by(changes.c.sequence)


def work(connection: Connection, since: datetime) -> list[Worked]:
    """What each admin did, the busiest first; what was taken back counts as well."""
    counts = [
        func.sum(case((changes.c.kind == kind, 1), else_=0)) for kind in ("added", "updated", "removed")
    ]
    query = (
        select(changes.c.by, *counts)
        .where(changes.c.at >= since)
        .group_by(changes.c.by)
        .order_by(func.count().desc())
    )
    return [Worked(by, *map(int, numbers)) for by, *numbers in connection.execute(query)]
