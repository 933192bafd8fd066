"""Looking for what is wrong in a store: for the doctor."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from corpus.database.batches import BATCH
from corpus.database.database import Database
from corpus.errors import StoreDamaged
from corpus.store.article_tables import articles, changes, passages, versions
from corpus.store.identity import digest_of
from corpus.store.stored_articles import current, present
from corpus.store.stored_passages import of_current_version


def problems(database: Database) -> list[str]:
    """Every problem found, a sentence each; none when all is well."""
    found: list[str] = []
    try:
        with database.read() as connection:
            for look in (_file, _audit, _states, _texts, _passages):
                # Once each: ten passages outside the text are one problem of the article.
                found.extend(dict.fromkeys(look(connection)))
    except StoreDamaged as damage:
        # What was found before the reading stopped says more than the error alone.
        found.append(str(damage))
    return found


def _file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return  # a server looks after its own files
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the database file is damaged: {line}"
    for table, row, referred, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of table {table} refers to a row of {referred} that is not there"


def _audit(connection: Connection) -> Iterator[str]:
    row = connection.execute(select(func.count(), func.max(changes.c.sequence)).select_from(changes)).one()
    if row[0] != (row[1] or 0):
        yield f"the audit has {row[0]} changes, but the last has number {row[1]}"


def _states(connection: Connection) -> Iterator[str]:
    of_article = changes.alias()
    last = select(func.max(of_article.c.sequence)).where(of_article.c.article_key == articles.c.key)
    query = (
        select(articles.c.id, articles.c.version, articles.c.removed_at, changes.c.version, changes.c.kind)
        .select_from(articles.outerjoin(changes, changes.c.sequence == last.scalar_subquery()))
        .order_by(articles.c.key)
    )
    for id, version, removed_at, last_version, kind in connection.execute(query):
        if (version, removed_at is not None) != (last_version, kind == "removed"):
            yield f"article {id} is not what the last change of it says"


def _texts(connection: Connection) -> Iterator[str]:
    query = (
        select(articles.c.id, versions.c.version, versions.c.text, versions.c.digest)
        .select_from(articles.outerjoin(versions, current))
        .where(present)
        .order_by(articles.c.key)
    )
    # Not all texts at once in memory.
    for id, version, text, digest in connection.execute(query, execution_options={"yield_per": BATCH}):
        if version is None:
            yield f"article {id} has no current text"
        elif digest_of(text) != digest:
            yield f"the text of article {id} is not the one that was saved"


def _passages(connection: Connection) -> Iterator[str]:
    query = (
        select(articles.c.id, func.length(versions.c.text), passages.c.sentences)
        .select_from(articles.join(versions, current).outerjoin(passages, of_current_version))
        .where(present)
        .order_by(articles.c.key, passages.c.position)
    )
    for id, length, sentences in connection.execute(query):
        if sentences is None:
            yield f"article {id} has no passages, so no question finds it"
        elif not all(0 <= sentence.start < sentence.end <= length for sentence in sentences):
            yield f"a passage of article {id} lies outside its text"
