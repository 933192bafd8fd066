"""All rows of a database, taken at one moment and put into another, of either kind."""

from collections.abc import Collection, Iterator, Sequence
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from corpus.chats.bindings import bindings
from corpus.chats.channels import channels
from corpus.chats.feed_entries import feed_entries
from corpus.chats.feeds import feeds
from corpus.chats.invitations import invitations
from corpus.chats.jobs import jobs
from corpus.chats.prompted import prompts
from corpus.chats.staff import staff
from corpus.chats.watches import watchers, watches
from corpus.database.batches import BATCH
from corpus.database.database import Database
from corpus.database.tables import ANALYSIS, IDENTITY, meta
from corpus.schema.all_tables import metadata
from corpus.store.article_tables import changes, vectors

NAMED = (staff, invitations, bindings, channels, feeds, watches)
OF_PEOPLE = frozenset({*NAMED, feed_entries, watchers, jobs, prompts})
"""Who may do what, and what is done or told for whom without being asked again."""


def copied() -> Sequence[Table]:
    """The tables of a backup, each after those that it refers to; vectors can be made again."""
    return [table for table in metadata.sorted_tables if table is not vectors]


def write_copy(database: Database, copy: Database) -> None:
    """Fill a new database with the rows that there are now, whoever changes them meanwhile."""
    with database.snapshot() as source, copy.write() as target:
        _replace(target, source)


def read_copy(copy: Database, database: Database, *, with_people: bool = True) -> None:
    """Put the rows of a copy in the place of those that are there, all or none.

    The store counts as another one from then on, so that no index that was made of it is believed; nor are
    the passages, which somebody may have written into the copy, and are to be made again. Without people
    those rows stay which say who may do what, and for whom something is watched.
    """
    with copy.snapshot() as source, database.write() as target:
        target.execute(delete(vectors))
        _replace(target, source, frozenset() if with_people else OF_PEOPLE)
        for name, value in {IDENTITY: uuid4().hex, ANALYSIS: None}.items():
            target.execute(update(meta).where(meta.c.name == name).values(value=value))
        if not with_people:
            _begin_anew(target)


def people_in(database: Database) -> dict[str, int]:
    """How many rows say who may do what, and for whom something is watched, by their tables."""
    with database.read() as connection:
        counted = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in copied()
            if table in NAMED
        }
    return {name: count for name, count in counted.items() if count}


def _begin_anew(target: Connection) -> None:
    """Let what stays speak of the articles that are here now: their numbers are others than before."""
    last = func.coalesce(select(func.max(changes.c.sequence)).scalar_subquery(), 0)
    target.execute(update(watches).values(seen=last))
    target.execute(update(feeds).values(added=[], updated=0))
    for table in (jobs, prompts):
        target.execute(delete(table))


def _replace(target: Connection, source: Connection, kept: Collection[Table] = ()) -> None:
    replaced = [table for table in copied() if table not in kept]
    for table in reversed(replaced):
        target.execute(delete(table))
    for table in replaced:
        for rows in _rows(source, table):
            target.execute(insert(table), rows)
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = source.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
    for part in found.mappings().partitions():
        yield [dict(row) for row in part]


def _count_on(target: Connection, table: Table) -> None:
    """Let the server number new rows after those that came with their numbers."""
    column = table.autoincrement_column
    if column is not None:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        last = select(func.max(column)).scalar_subquery()
        # Without rows the maximum is NULL, and the numbering stays as it is.
        target.execute(select(func.setval(sequence, last)))
