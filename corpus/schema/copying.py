"""All rows of a database, taken at one moment and put into another, of either kind."""

from collections.abc import Iterator, Sequence
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from corpus.database.batches import BATCH
from corpus.database.database import Database
from corpus.database.tables import ANALYSIS, IDENTITY, meta
from corpus.schema.all_tables import metadata
from corpus.store.article_tables import vectors


def copied() -> Sequence[Table]:
    """The tables of a backup, each after those that it refers to; vectors can be made again."""
    return [table for table in metadata.sorted_tables if table is not vectors]


def write_copy(database: Database, copy: Database) -> None:
    """Fill a new database with the rows that there are now, whoever changes them meanwhile."""
    with database.snapshot() as source, copy.write() as target:
        _replace(target, source)


def read_copy(copy: Database, database: Database) -> None:
    """Put the rows of a copy in the place of those that are there, all or none.

    The store counts as another one from then on, so that no index that was made of it is believed; nor are
    the passages, which somebody may have written into the copy, and are to be made again.
    """
    with copy.snapshot() as source, database.write() as target:
        target.execute(delete(vectors))
        _replace(target, source)
        for name, value in {IDENTITY: uuid4().hex, ANALYSIS: None}.items():
            target.execute(update(meta).where(meta.c.name == name).values(value=value))


def _replace(target: Connection, source: Connection) -> None:
    for table in reversed(copied()):
        target.execute(delete(table))
    for table in copied():
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
