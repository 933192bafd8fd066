"""Whether a text is another state of one that has the same title: alike in words, or contained in it.

An equal title alone says little: “Press release” is that of a hundred articles. Nothing is read here: texts
are compared by what was made of them where they were read, their signatures and the terms of their sentences.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, select

from corpus.models import AnalysedDraft, Draft, IndexedSentence
from corpus.store import minhash, stored_passages
from corpus.store.article_tables import articles, versions
from corpus.store.identity import KNOWN, Known, title_key
from corpus.store.near_duplicates import THRESHOLD, signatures
from corpus.store.stored_articles import current

CONTAINED = 0.8
"""Share of the shorter text from which on it is contained in the longer one, which goes on from it."""

MOST_TIMES = 8
"""As many times as long, at most, is a text in which another is looked for."""

LONGEST = 20_000
"""Characters of texts that are compared by their terms; longer ones have signatures."""

LONGEST_TITLE = 1_000
"""Characters of a text in which the title may stand above it."""

FEWEST_TERMS = 4
"""Of a text that is compared by them."""


MOST = 50
"""Articles of one title that a text is compared with: the newest, the likeliest to be corrected."""


class _Candidate(NamedTuple):
    """An article that may be the one, and its text as far as it is looked at."""

    known: Known
    length: int
    beginning: str
    signature: bytes | None


def likest(connection: Connection, draft: Draft, condition: ColumnElement[bool]) -> Known | None:
    """Of the articles of which a condition is true the one whose text a draft's is another state of."""
    if not isinstance(draft, AnalysedDraft):
        return None
    of_a_length = [
        one
        for one in _candidates(connection, condition)
        if one.length <= len(draft.text) * MOST_TIMES and len(draft.text) <= one.length * MOST_TIMES
    ]
    shares = [(_by_signature(draft, one), one.known) for one in of_a_length if _are_signed(draft, one)]
    short = [one for one in of_a_length if not _are_signed(draft, one) and _is_short(draft, one)]
    shares += _by_terms(connection, draft, short)
    share, known = max(shares, key=lambda found: found[0], default=(0.0, None))
    return known if share >= CONTAINED else None


def of_same_lines(connection: Connection, draft: Draft, condition: ColumnElement[bool]) -> Known | None:
    """Of the articles of which a condition is true one whose text is a draft's but for the title above it.

    Readers leave the title in a text or take it out, by the format; and apps leave out empty lines.
    """
    own = _lines(draft.text, draft.title)
    query = (
        select(*KNOWN, versions.c.text)
        .join(versions, current)
        .where(condition)
        .where(func.abs(func.length(versions.c.text) - len(draft.text)) <= LONGEST_TITLE)
        .order_by(articles.c.key.desc())
        .limit(MOST)
    )
    for *known, text in connection.execute(query):
        if own and _lines(text, draft.title) == own:
            return Known(*known)._replace(same_lines=True)
    return None


def _lines(text: str, title: str | None) -> list[str]:
    """The lines of a text that say something, without the title above them."""
    lines = [line for one in text.splitlines() if (line := one.strip())]
    return lines[1:] if lines and title_key(lines[0]) == title_key(title) else lines


def _candidates(connection: Connection, condition: ColumnElement[bool]) -> list[_Candidate]:
    # The newest first by themselves: what is asked next reads whole texts.
    newest = (
        select(articles.c.key)
        .join(versions, current)
        .where(condition)
        .order_by(articles.c.key.desc())
        .limit(MOST)
        .subquery()
    )
    query = (
        select(
            *KNOWN,
            func.length(versions.c.text),
            func.substr(versions.c.text, 1, LONGEST_TITLE),
            signatures.c.data,
        )
        .join(newest, newest.c.key == articles.c.key)
        .join(versions, current)
        .outerjoin(signatures, _OF_VERSION)
        .order_by(articles.c.key.desc())
    )
    return [_Candidate(Known(*row[: len(KNOWN)]), *row[len(KNOWN) :]) for row in connection.execute(query)]


_OF_VERSION = and_(signatures.c.article_key == articles.c.key, signatures.c.version == articles.c.version)


def _are_signed(draft: AnalysedDraft, other: _Candidate) -> bool:
    return bool(draft.likeness and other.signature)


def _is_short(draft: AnalysedDraft, other: _Candidate) -> bool:
    return max(len(draft.text), other.length) <= LONGEST


def _by_signature(draft: AnalysedDraft, other: _Candidate) -> float:
    """The share of the shorter text that the longer one holds; near-duplicates hold more than each other."""
    shared = minhash.shared(minhash.unpacked(draft.likeness), minhash.unpacked(other.signature or b""))
    shorter, longer = sorted((len(draft.text), other.length))
    return 1 + shared if shared >= THRESHOLD else minhash.contained(shared, longer / shorter)


def _by_terms(
    connection: Connection, draft: AnalysedDraft, others: Sequence[_Candidate]
) -> Iterator[tuple[float, Known]]:
    """The same by their terms."""
    own = _terms(draft.passages, draft.text[:LONGEST_TITLE], draft.title)
    there = stored_passages.of_current_versions(connection, [other.known.key for other in others])
    for other in others:
        terms = _terms(there[other.known.key], other.beginning, draft.title)
        fewest = min(own.total(), terms.total())
        yield (own & terms).total() / fewest if fewest >= FEWEST_TERMS else 0.0, other.known


def _terms(passages: Iterable[Sequence[IndexedSentence]], beginning: str, title: str | None) -> Counter[str]:
    """The terms of a text, each as often as it stands there, but for those of the title above it."""
    head = beginning.partition("\n")[0]
    start = len(head) if title_key(head) == title_key(title) else 0
    # Passages may share sentences.
    sentences = {sentence.start: sentence for passage in passages for sentence in passage}
    return Counter(term for at, sentence in sentences.items() if at >= start for term in sentence.terms)
