"""Who made a change, and of what collection its article is: what decides who may take it back."""

from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from corpus.store.article_tables import changes, versions


class Authored(NamedTuple):
    """A change by its author, with the collection that the article then had."""

    by: int | None
    collection: str | None


def of(connection: Connection, sequence: int) -> Authored | None:
    """The change of a number; None when there is no such change, or its article is erased."""
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
