"""Whether a text is another state of one that has the same title: alike in words, or contained in it.

An equal title alone says little: “Press release” is that of a hundred articles.
"""

from sqlalchemy import ColumnElement, Connection, and_, case, func, null, or_, select

from corpus.language.likeness import words_shared
from corpus.models import AnalysedDraft, Draft
from corpus.store import minhash
from corpus.store.article_tables import articles, versions
from corpus.store.identity import Known, title_key
from corpus.store.near_duplicates import MOST_COMPARED, THRESHOLD, signatures
from corpus.store.stored_articles import current

CONTAINED = 0.8
"""Share of the shorter text from which on it is contained in the longer one, which goes on from it."""

MOST_TIMES = 8
"""As many times as long, at most, is a text in which another is looked for."""

BEGINNING = 20_000
"""Characters of a text without a signature that are compared, word by word."""


def likest(connection: Connection, draft: Draft, condition: ColumnElement[bool]) -> Known | None:
    """Of the articles of which a condition is true the one whose text a draft's is another state of."""
    own = draft.likeness if isinstance(draft, AnalysedDraft) else b""
    length = func.length(versions.c.text)
    unsigned = or_(signatures.c.data.is_(None), func.length(signatures.c.data) == 0)
    beginning = func.substr(versions.c.text, 1, BEGINNING)
    query = (
        select(
            articles.c.key,
            articles.c.version,
            versions.c.digest,
            articles.c.removed_at.is_not(None),
            versions.c.collection,
            length,
            signatures.c.data,
            # Of texts that both have a signature, the signatures tell it.
            case((unsigned, beginning), else_=null()) if own else beginning,
        )
        .join(versions, current)
        .outerjoin(
            signatures,
            and_(signatures.c.article_key == articles.c.key, signatures.c.version == versions.c.version),
        )
        .where(condition)
        .where(length <= len(draft.text) * MOST_TIMES, length * MOST_TIMES >= len(draft.text))
        .order_by(articles.c.key.desc())
        .limit(MOST_COMPARED)
    )
    best, found = 0.0, None
    for *known, long, signature, text in connection.execute(query):
        if text is None:
            share = _by_signature(own, signature, len(draft.text), long)
        else:
            share = words_shared(_body(draft.text[:BEGINNING], draft.title), _body(text, draft.title))
        if share >= CONTAINED and share > best:
            best, found = share, Known(*known)
    return found


def _body(text: str, title: str | None) -> str:
    """A text without the title above it, which both have."""
    head, _, body = text.partition("\n")
    return body if title_key(head) == title_key(title) else text


def _by_signature(one: bytes, other: bytes, length: int, other_length: int) -> float:
    """The share of the shorter text that the longer one holds; near-duplicates hold each other whole."""
    shared = minhash.shared(minhash.unpacked(one), minhash.unpacked(other))
    if shared >= THRESHOLD:
        return 1 + shared
    times = max(length, other_length) / max(min(length, other_length), 1)
    return minhash.contained(shared, times)
