"""What a new version takes over from the one before it: what it does not say, and what a hand has set right.

Who reads a page again hears what it said before. A hand (``/edit``) that has put another value in the place
of one holds against the same value said again; what is said for the first time wins.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, select, true

from corpus.models import AnalysedDraft, Draft, Metadata
from corpus.store.article_tables import articles, versions
from corpus.store.identity import Known
from corpus.store.stored_articles import present

Said = dict[str, Any]
"""Fields of ``Metadata`` with what is said in them."""

COMPLETED = ("title", "published", "url", "source")
"""What the same text may say that was not known before; its language is known always."""


class AnalysedOtherwise(Exception):
    """A draft was analysed in another language than a hand has given its article."""

    def __init__(self, item: AnalysedDraft, language: str) -> None:
        super().__init__(language)
        self.item = item
        self.language = language


def renewed(connection: Connection, known: Known, draft: Draft) -> Said:
    """What is said of an article in the version to come, which has another text."""
    said = _History(connection, known)
    if draft.id is not None:  # a record that names its article speaks for all that it says
        return draft.metadata | {
            name: value for name, value in said.now.items() if getattr(draft, name) is None
        }
    return {name: said.kept(name, getattr(draft, name)) for name in Metadata.model_fields}


def missing(connection: Connection, known: Known, draft: Draft) -> Said:
    """What is told with the same text that its article lacks; nothing in most cases."""
    told = {name: value for name in COMPLETED if (value := getattr(draft, name)) is not None}
    if not told:
        return {}
    said = _History(connection, known)
    lacking = {name: value for name, value in told.items() if said.now[name] is None}
    if not lacking:
        return {}
    lacking = {name: value for name, value in lacking.items() if value not in said.overruled[name]}
    if "url" in lacking and _is_anothers(connection, lacking["url"], known):
        del lacking["url"]
    return lacking


class _History:
    """What the versions of an article have said of it."""

    def __init__(self, connection: Connection, known: Known) -> None:
        fields = [versions.c[name] for name in Metadata.model_fields]
        query = (
            select(versions.c.version, versions.c.digest, *fields)
            .where(versions.c.article_key == known.key)
            .order_by(versions.c.version)
        )
        rows = list(connection.execute(query).mappings())
        [now] = [row for row in rows if row["version"] == known.version]
        self.now: Said = {name: now[name] for name in Metadata.model_fields}
        self.overruled = _overruled(rows, now)

    def kept(self, name: str, told: object) -> object:
        """What stands in a field when something, or None, is told."""
        return self.now[name] if told is None or told in self.overruled[name] else told


def _overruled(rows: list[RowMapping], now: RowMapping) -> Mapping[str, set[object]]:
    """The values of each field that a hand has put another in the place of, or has taken back."""
    found: dict[str, set[object]] = defaultdict(set)
    for before, after in pairwise(rows):
        if before["digest"] != after["digest"]:
            continue  # what came with another text was said, not edited
        for name in Metadata.model_fields:
            if before[name] is not None and before[name] != after[name]:
                found[name].add(before[name])
                found[name].discard(after[name])
    for undone in rows:
        if undone["version"] > now["version"] and undone["digest"] == now["digest"]:
            for name in Metadata.model_fields:
                if undone[name] != now[name]:
                    found[name].add(undone[name])
    return found


def _is_anothers(connection: Connection, url: str, known: Known) -> bool:
    """Whether another article answers at an address: of a collection, one address has one article."""
    here = versions.c.collection
    shelf = here.is_(None) if known.collection is None else here == known.collection
    current = and_(versions.c.article_key == articles.c.key, versions.c.version == articles.c.version)
    query = (
        select(true())
        .select_from(articles)
        .join(versions, current)
        .where(versions.c.url == url, articles.c.key != known.key, shelf, present)
        .limit(1)
    )
    return connection.scalar(query) is not None
