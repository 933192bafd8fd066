"""Making the passages of every text again, when the way of making them has changed."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, delete, select, tuple_, update

from corpus.database.database import Database
from corpus.database.tables import ANALYSIS, IDENTITY, meta
from corpus.models import AnalysedDraft, Draft, Metadata
from corpus.store import near_duplicates
from corpus.store.article_tables import articles, passages, versions
from corpus.store.stored_passages import insert, number_of_sentences

# How many texts are analysed before writers that wait are let in.
_BATCH = 50

_place = (versions.c.article_key, versions.c.version)
_drafted = (articles.c.id, versions.c.text, *(versions.c[name] for name in Metadata.model_fields))


class _Text(NamedTuple):
    key: int
    version: int
    draft: Draft


def identity(connection: Connection) -> str:
    """The token under which the passages have the numbers that they have."""
    return str(_fact(connection, IDENTITY))


def version_of_analysis(connection: Connection) -> str | None:
    """The version of the analysis that made all passages; None before the first."""
    return _fact(connection, ANALYSIS)


def reanalyse(
    database: Database, version: str, analyse: Callable[[Sequence[Draft]], Iterable[AnalysedDraft]]
) -> None:
    """Make all passages anew, also those of older versions, which an undo may bring back.

    In batches, so that others can write meanwhile. The version is forgotten first and written down last: cut
    short, it is done from the start the next time, also by an older Pullquote.
    """
    with database.write() as connection:
        if version_of_analysis(connection) == version:
            return
        _set_fact(connection, ANALYSIS, None)
    last = (0, 0)
    while batch := _texts_after(database, last):
        made = list(zip(batch, analyse([text.draft for text in batch]), strict=True))
        with database.write() as connection:
            if version_of_analysis(connection) == version:
                return  # another process was at it too, and has finished: what it made is in use
            for text, draft in made:
                _replace(connection, text, draft)
        last = batch[-1].key, batch[-1].version
    with database.write() as connection:
        _set_fact(connection, ANALYSIS, version)
        _set_fact(connection, IDENTITY, uuid4().hex)


def _fact(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(meta.c.value).where(meta.c.name == name))


def _set_fact(connection: Connection, name: str, value: str | None) -> None:
    connection.execute(update(meta).where(meta.c.name == name).values(value=value))


def _texts_after(database: Database, last: tuple[int, int]) -> list[_Text]:
    query = (
        select(*_place, *_drafted)
        .join(articles, articles.c.key == versions.c.article_key)
        .where(tuple_(*_place) > last)
        .order_by(*_place)
        .limit(_BATCH)
    )
    with database.read() as connection:
        rows = connection.execute(query).all()
    columns = [column.name for column in _drafted]
    return [
        _Text(row[0], row[1], Draft.model_validate(dict(zip(columns, row[2:], strict=True)))) for row in rows
    ]


def _replace(connection: Connection, text: _Text, draft: AnalysedDraft) -> None:
    of_text = (passages.c.article_key == text.key, passages.c.version == text.version)
    connection.execute(delete(passages).where(*of_text))
    insert(connection, text.key, text.version, draft.passages)
    near_duplicates.replace(connection, text.key, text.version, draft.likeness)
    connection.execute(
        update(versions)
        .where(versions.c.article_key == text.key, versions.c.version == text.version)
        .values(sentences=number_of_sentences(draft.passages))
    )
