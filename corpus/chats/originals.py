"""The files that articles were read from, by the identifiers that Telegram gave them."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select

from corpus.database.database import Database
from corpus.store.article_tables import articles
from corpus.store.article_tables import originals as table
from corpus.store.stored_articles import present

_KNOWN = select(table.c.article_key, table.c.version).where(
    table.c.article_key.in_(bindparam("keys", expanding=True))
)


class Originals:
    """The original files of a store's articles, which Telegram keeps and sends again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, article_key: int, version: int, file: str) -> None:
        """Remember the file of an article's version; the same text may have come in another file before."""
        place = (table.c.article_key == article_key, table.c.version == version)
        with self._database.write() as connection:
            connection.execute(delete(table).where(*place))
            connection.execute(table.insert(), {"article_key": article_key, "version": version, "file": file})

    def of(self, article_key: int, version: int) -> str | None:
        """The file of a version, if it is known and its article is not removed."""
        query = (
            select(table.c.file)
            .join(articles, articles.c.key == table.c.article_key)
            .where(table.c.article_key == article_key, table.c.version == version, present)
        )
        with self._database.read() as connection:
            return connection.scalar(query)

    def known(self, article_keys: Iterable[int]) -> frozenset[tuple[int, int]]:
        """The versions, each an article's key and a number, of these articles whose files are known."""
        with self._database.read() as connection:
            rows = connection.execute(_KNOWN, {"keys": list(article_keys)})
            return frozenset((key, version) for key, version in rows)
