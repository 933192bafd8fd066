"""What tells articles apart, and what a new one is called."""

import re
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select, true

from corpus.language.folding import taken_apart
from corpus.models import Draft
from corpus.store.article_tables import articles, versions

# Crockford's base 32: no i, l, o or u, which a reader mistakes for 1, 1, 0 or v.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TELLING = re.compile(r"[a-z0-9]{3,}")
_WORDS, _WORD_LENGTH, _CODE_LENGTH = 3, 12, 4


class Known(NamedTuple):
    """An article that the store has already, as it is now."""

    key: int
    version: int
    digest: str
    removed: bool
    collection: str | None
    same_lines: bool = False  # whether its text is that of the draft, but for the title above it


KNOWN = (
    articles.c.key,
    articles.c.version,
    versions.c.digest,
    articles.c.removed_at.is_not(None).label("removed"),
    versions.c.collection,
)
"""What ``Known`` is read from, in its order."""


def digest_of(text: str) -> str:
    """The same for the same text only."""
    return sha256(text.encode()).hexdigest()


def title_key(title: str | None) -> str | None:
    """Equal for titles that differ in case and white space only; None for no title."""
    return " ".join((title or "").casefold().split()) or None


def new_id(connection: Connection, draft: Draft) -> str:
    """A free id that is short and can be typed: words of the title, then a code of the text."""
    number = int(digest_of(draft.text), 16)
    code = "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 250, 5))
    for length in range(_CODE_LENGTH, len(code)):
        candidate = f"{_slug(draft.title or '')}-{code[:length]}"
        if connection.scalar(select(true()).where(articles.c.id == candidate)) is None:
            return candidate
    raise AssertionError("two texts with one digest")


def first(connection: Connection, condition: ColumnElement[bool]) -> Known | None:
    """The article of which a condition is true: one that answers, and of several the newest."""
    query = (
        select(*KNOWN)
        .join(
            versions, and_(versions.c.article_key == articles.c.key, versions.c.version == articles.c.version)
        )
        .where(condition)
        # Several are possible: of one text in two collections, or after an import, which goes by id alone.
        .order_by(articles.c.removed_at.is_not(None), articles.c.key.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else Known(*row)


def _slug(title: str) -> str:
    folded = taken_apart(title).encode("ascii", "ignore").decode().lower()
    telling = (match[0][:_WORD_LENGTH] for match in _TELLING.finditer(folded))
    return "-".join(islice(telling, _WORDS)) or "article"
