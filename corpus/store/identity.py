"""Which article a draft is, and what a new one is called."""

import re
import unicodedata
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from corpus.models import Draft
from corpus.store.article_tables import articles, versions

# Crockford's base 32: no i, l, o or u, which a reader mistakes for 1, 1, 0 or v.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_SITE = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
_TELLING = re.compile(r"[a-z0-9]{3,}")
_WORDS, _WORD_LENGTH, _CODE_LENGTH = 3, 12, 4


class Known(NamedTuple):
    """An article that the store has already, as it is now."""

    key: int
    version: int
    digest: str
    removed: bool


def digest_of(text: str) -> str:
    """The same for the same text only."""
    return sha256(text.encode()).hexdigest()


def title_key(title: str | None) -> str | None:
    """Equal for titles that differ in case and white space only; None for no title."""
    return " ".join((title or "").casefold().split()) or None


def find(connection: Connection, draft: Draft) -> Known | None:
    """The article that the draft is a copy or a new version of.

    An id that was given is all that counts. Else the same text, then the URL, then the title, unless one site
    has both at two addresses, as posts that begin alike; a removed article comes back for its very text only,
    since another text under its title may be another article.
    """
    if draft.id is not None:
        return _first(connection, articles.c.id == draft.id)
    present = articles.c.removed_at.is_(None)
    known = _first(connection, versions.c.digest == digest_of(draft.text))
    if known is None and draft.url:
        known = _first(connection, and_(versions.c.url == draft.url, present))
    if known is None and (title := title_key(draft.title)):
        known = _first(connection, and_(versions.c.title_key == title, present, _of_no_other_page(draft.url)))
    return known


def at(connection: Connection, url: str) -> Known | None:
    """The article at an address, one that answers before a removed one."""
    return _first(connection, versions.c.url == url)


def new_id(connection: Connection, draft: Draft) -> str:
    """A free id that is short and can be typed: words of the title, then a code of the text."""
    number = int(digest_of(draft.text), 16)
    code = "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 250, 5))
    for length in range(_CODE_LENGTH, len(code)):
        candidate = f"{_slug(draft.title or '')}-{code[:length]}"
        if connection.scalar(select(true()).where(articles.c.id == candidate)) is None:
            return candidate
    raise AssertionError("two texts with one digest")


def _of_no_other_page(url: str | None) -> ColumnElement[bool]:
    """Whether a version is at no other address of the site that an address is of."""
    site = _SITE.match(url or "")
    if site is None:
        return true()
    return or_(versions.c.url.is_(None), ~versions.c.url.startswith(f"{site[0]}/", autoescape=True))


def _first(connection: Connection, condition: ColumnElement[bool]) -> Known | None:
    query = (
        select(articles.c.key, articles.c.version, versions.c.digest, articles.c.removed_at)
        .join(
            versions, and_(versions.c.article_key == articles.c.key, versions.c.version == articles.c.version)
        )
        .where(condition)
        # Several are possible after an import, which goes by id alone: one that answers, then the newest.
        .order_by(articles.c.removed_at.is_not(None), articles.c.key.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Known(row.key, row.version, row.digest, row.removed_at is not None) if row else None


def _slug(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    telling = (match[0][:_WORD_LENGTH] for match in _TELLING.finditer(folded))
    return "-".join(islice(telling, _WORDS)) or "article"
