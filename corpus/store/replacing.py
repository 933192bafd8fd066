"""Who may replace what: the article of which something new is a copy or a version, by the door it took.

An article is replaced by the same origin only:

- **the same id**, given by somebody who may change that article;
- **the same text**, which replaces nothing, and is there already; so it is when it only lacks the title
  above it, of whatever source;
- **the same address**, for what is at that address, or for somebody who may change the article;
- **the same title of the same source in the same collection**, where no address and no other day tells the
  two apart, **over a text that is alike**: a page is known by its address alone, the briefs of two days are
  two articles, and so are two press releases of one day that have nothing but that name in common.

All else is an article of its own. ``_same``, ``_titled`` and ``_of_its_origin`` are the whole rule, and
``find`` asks them of what is stored.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, and_, bindparam, false, func, or_, select, true

from corpus.models import Draft, Metadata
from corpus.sites import beginnings
from corpus.store import alike
from corpus.store.article_tables import articles, versions
from corpus.store.identity import Known, digest_of, first, title_key
from corpus.store.stored_articles import current, present

Received = TypeVar("Received", bound=Draft)


class Breadth(Enum):
    """Which articles a door may change at most."""

    NOTHING = "none: what is new stands beside what is there"
    ADDRESS = "the one at the very address of what comes, as a channel's post"
    PAGE = "that one; the same text at another address of its site is there already, as in a feed"
    COLLECTION = "those of one collection, as a group that is bound to it"
    EVERYTHING = "all, as staff in their own chat and the command line"


class Scope(NamedTuple):
    """What a door may change, and the collection in which what comes through it stands.

    Of ``EVERYTHING`` each article says itself in which; None is that of the articles that are in none.
    """

    breadth: Breadth
    collection: str | None = None

    def received(self, draft: Received) -> Received:
        """A draft as this door takes it: in its collection, whatever the file says."""
        if self.breadth in (Breadth.NOTHING, Breadth.EVERYTHING):
            return draft
        return draft.model_copy(update={"collection": self.collection})

    def completes(self, there: Metadata, draft: Draft) -> bool:
        """Whether the same text may bring what its article lacks; of a feed or channel, at its address."""
        if self.breadth in (Breadth.ADDRESS, Breadth.PAGE):
            return draft.url is not None and draft.url == there.url
        return self.breadth != Breadth.NOTHING

    def reads_titles(self, draft: Draft) -> bool:
        """Whether an article may be known by its title: not to a feed or channel, nor where it has an id."""
        if self.breadth == Breadth.EVERYTHING:
            return draft.id is None
        return self.breadth == Breadth.COLLECTION

    @property
    def brings_back(self) -> bool:
        """Whether the same text brings an article back that somebody removed."""
        return self.breadth in (Breadth.COLLECTION, Breadth.EVERYTHING)

    @property
    def gives_ids(self) -> bool:
        """Whether a new article takes the id that its file gives: an id is one for all collections."""
        return self.breadth in (Breadth.NOTHING, Breadth.EVERYTHING)


NOTHING = Scope(Breadth.NOTHING)
"""The strictest, for whoever says nothing else."""

EVERYTHING = Scope(Breadth.EVERYTHING)
"""For those who may change all articles."""

PAGES = Scope(Breadth.PAGE)
"""For feeds: each page speaks for its own address."""


def within(collection: str) -> Scope:
    """What the admins of a group may change that is bound to a collection."""
    return Scope(Breadth.COLLECTION, collection)


def posts(collection: str | None) -> Scope:
    """What a channel may change: each of its posts is known by its own address."""
    return Scope(Breadth.ADDRESS, collection)


def find(connection: Connection, draft: Draft, scope: Scope) -> Known | None:
    """The article that a draft is a copy or a new version of, as far as its door may change it."""
    known = next((known for same in _same(draft, scope) if (known := first(connection, same))), None)
    if not scope.reads_titles(draft) or (known and known.digest == digest_of(draft.text)):
        return known
    if known:
        return alike.of_same_lines(connection, draft, articles.c.key == known.key) or known
    if (titled := _titled(draft)) is None:
        return None
    if (same := alike.of_same_lines(connection, draft, titled)) or draft.url:
        return same
    return alike.likest(connection, draft, and_(titled, _of_its_origin(draft)))


def beside(connection: Connection, draft: Draft, key: int) -> int | None:
    """The key of another article that answers and has the id, the address or the title of a new one.

    Not of one that is of another day and of the same source: the briefs of each day bear one title.
    """
    # An id only of those that its door could not give: else the article would bear it.
    names = {"url": draft.url or None, "title_key": title_key(draft.title)}
    asked = names | {"source": draft.source, "published": draft.published, "own": key}
    if draft.id is not None and (named := connection.scalar(_OF_ID, {"id": draft.id})) is not None:
        return int(named)
    # First one that it may have been meant for.
    found = connection.scalar(_OF_NAMES_AND_SOURCE, asked) or connection.scalar(_OF_NAMES, asked)
    return None if found is None else int(found)


# Put together once, as are those below: that takes longer than to ask them.
_OF_ID = select(articles.c.key).where(articles.c.id == bindparam("id"), present)
_NOT_OF_ANOTHER_DAY = or_(
    versions.c.source.is_distinct_from(bindparam("source")),
    versions.c.published.is_(None),
    versions.c.published == func.coalesce(bindparam("published"), versions.c.published),
)
_OF_NAMES = (
    select(articles.c.key)
    .join(versions, current)
    .where(
        or_(
            versions.c.url == bindparam("url"),
            and_(versions.c.title_key == bindparam("title_key"), _NOT_OF_ANOTHER_DAY),
        ),
        articles.c.key != bindparam("own"),
        present,
    )
    .limit(1)
)
_OF_NAMES_AND_SOURCE = _OF_NAMES.where(versions.c.source.is_not_distinct_from(bindparam("source")))


def _same(draft: Draft, scope: Scope) -> Iterator[ColumnElement[bool]]:
    """What makes a stored article the one that a draft is of, for its door: the first that holds counts."""
    match scope.breadth:
        case Breadth.NOTHING:
            here = _is(versions.c.collection, draft.collection)
            yield and_(_text(draft), here if draft.id is None else articles.c.id == draft.id, present)
        case Breadth.ADDRESS:
            yield from _same_address(draft)
        case Breadth.PAGE:
            yield from _same_address(draft)
            yield and_(_text(draft), _at_home(draft, _TEXT_WAS_IN_NONE), _of_its_site(draft))
        case Breadth.COLLECTION:
            yield from _same_in_collection(draft)
        case Breadth.EVERYTHING if draft.id is not None:
            yield articles.c.id == draft.id
        case Breadth.EVERYTHING:
            yield from _same_anywhere(draft)


def _same_address(draft: Draft) -> Iterator[ColumnElement[bool]]:
    # Also an article that was removed: it stays so, and nothing new comes in its place.
    if draft.url:
        yield and_(versions.c.url == draft.url, _at_home(draft, _ADDRESS_WAS_IN_NONE))


def _same_in_collection(draft: Draft) -> Iterator[ColumnElement[bool]]:
    here = _is(versions.c.collection, draft.collection)
    if draft.id is not None:
        yield and_(articles.c.id == draft.id, here)
    yield and_(_text(draft), here)
    if draft.url:
        yield and_(versions.c.url == draft.url, here, present)


def _same_anywhere(draft: Draft) -> Iterator[ColumnElement[bool]]:
    # In the collection that it is for, else in none: what is in another one may be in the hands of others.
    of_address = versions.c.url
    here = None if draft.collection is None else versions.c.collection == draft.collection
    if here is not None:
        yield and_(_text(draft), here)
    yield and_(_text(draft), _TEXT_WAS_IN_NONE)
    if draft.url and here is not None:
        yield and_(of_address == draft.url, here, present)
    if draft.url:
        yield and_(of_address == draft.url, _ADDRESS_WAS_IN_NONE, present)


def _text(draft: Draft) -> ColumnElement[bool]:
    return versions.c.digest == digest_of(draft.text)


def _titled(draft: Draft) -> ColumnElement[bool] | None:
    """Whether an article has the title of a draft, in its collection."""
    if (title := title_key(draft.title)) is None:
        return None
    return and_(versions.c.title_key == title, _is(versions.c.collection, draft.collection), present)


def _of_its_origin(draft: Draft) -> ColumnElement[bool]:
    """Whether neither source nor address nor day tells an article from a draft of no address."""
    day = versions.c.published
    return and_(
        _is(versions.c.source, draft.source),
        or_(versions.c.url.is_(None), versions.c.url == ""),
        or_(day.is_(None), day == draft.published) if draft.published else true(),
    )


def _at_home(draft: Draft, was_in_none: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an article is in the collection of what a channel or feed brings.

    From no collection an owner may have moved it since: it is still the one of this address.
    """
    if draft.collection is None:
        return was_in_none
    return versions.c.collection == draft.collection


def _once_in_none(column: Column[Any]) -> ColumnElement[bool]:
    """Whether an article had what it has in a column when it was in no collection.

    Only those who may change all articles put one there, so that nobody else takes an address, or a text,
    into a collection of theirs to keep it from all others.
    """
    earlier = versions.alias()
    query = select(earlier.c.version).where(
        earlier.c.article_key == articles.c.key,
        earlier.c.collection.is_(None),
        earlier.c[column.name] == column,
    )
    return query.exists()


_TEXT_WAS_IN_NONE = _once_in_none(versions.c.digest)
_ADDRESS_WAS_IN_NONE = _once_in_none(versions.c.url)


def _of_its_site(draft: Draft) -> ColumnElement[bool]:
    """Whether an article is at an address of the site of a draft; without an address, of its source."""
    if not draft.url:
        return and_(versions.c.url.is_(None), _is(versions.c.source, draft.source))
    of_site = [versions.c.url.startswith(begun, autoescape=True) for begun in beginnings(draft.url)]
    return or_(false(), *of_site)


def _is(column: Column[Any], value: object) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value
