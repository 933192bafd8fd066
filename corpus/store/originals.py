"""The files that articles were read from, by the identifiers that Telegram gave them.

They stand with the articles and not with the chats: an edit takes them along in its own transaction, they go
with the version that they are of, and only what answers has one.
"""

from collections.abc import Iterable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    select,
)

from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.store.article_tables import articles
from corpus.store.stored_articles import present

originals = Table(
    "originals",
    metadata,
    Column("article_key", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    ForeignKeyConstraint(["article_key", "version"], ["versions.article_key", "versions.version"]),
)

_KNOWN = select(originals.c.article_key, originals.c.version).where(
    originals.c.article_key.in_(bindparam("keys", expanding=True))
)


class Originals:
    """The original files of articles, which Telegram keeps and sends again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, article_key: int, version: int, file: str) -> None:
        """Remember the file of an article's version; the same text may have come in another file before."""
        its = (originals.c.article_key == article_key, originals.c.version == version)
        with self._database.write() as connection:
            connection.execute(delete(originals).where(*its))
            connection.execute(
                originals.insert(), {"article_key": article_key, "version": version, "file": file}
            )

    def of(self, article_key: int, version: int) -> str | None:
        """The file of a version, if it is known and its article is not removed."""
        query = (
            select(originals.c.file)
            .join(articles, articles.c.key == originals.c.article_key)
            .where(originals.c.article_key == article_key, originals.c.version == version, present)
        )
        with self._database.read() as connection:
            return connection.scalar(query)

    def known(self, article_keys: Iterable[int]) -> frozenset[tuple[int, int]]:
        """The versions, each an article's key and a number, of these articles whose files are known."""
        with self._database.read() as connection:
            rows = connection.execute(_KNOWN, {"keys": list(article_keys)})
            return frozenset((key, version) for key, version in rows)


def take_along(
    connection: Connection, article_key: int, version: int, new: int, to: int | None = None
) -> None:
    """Let a new version of the same text be of the same file; ``to`` is its article, if another."""
    of_version = (originals.c.article_key == article_key, originals.c.version == version)
    if file := connection.scalar(select(originals.c.file).where(*of_version)):
        row = {"article_key": article_key if to is None else to, "version": new, "file": file}
        connection.execute(originals.insert(), row)
