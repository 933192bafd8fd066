"""Putting an article in: new, a new version of one, back after removal, or there already."""

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from corpus.errors import UnknownArticle
from corpus.models import AnalysedDraft, Draft, Receipt
from corpus.store import (
    audit,
    identity,
    inheriting,
    near_duplicates,
    originals,
    replacing,
    stored_articles,
    stored_passages,
)
from corpus.store.article_tables import articles, changes, versions
from corpus.store.audit import State, Step
from corpus.store.identity import Known
from corpus.store.replacing import NOTHING, Scope
from corpus.store.stored_articles import present, summary


def save(connection: Connection, item: AnalysedDraft, by: int | None, scope: Scope = NOTHING) -> Receipt:
    """Put one article in; ``scope`` says which of those that are there may come in another version for it.

    Raises AnalysedOtherwise.
    """
    draft = scope.received(item)
    known = replacing.find(connection, draft, scope)
    if known is None:
        return _add(connection, draft, by, scope)
    same = known.same_lines or known.digest == identity.digest_of(draft.text)
    if same or (known.removed and not scope.brings_back):
        if known.removed and scope.brings_back:
            return audit.append(connection, known.key, "restored", State(known.version, removed=False), by)
        return _complete(connection, known, draft, by, scope)
    said = inheriting.renewed(connection, known, draft)
    if said["language"] != item.analysed_in:
        raise inheriting.AnalysedOtherwise(item, said["language"])
    replaced = summary(connection, known.key)
    version = _next_version(connection, known.key)
    _insert_version(connection, known.key, version, draft.model_copy(update=said), by)
    receipt = audit.append(connection, known.key, "updated", State(version, removed=False), by)
    return receipt if known.removed else receipt.model_copy(update={"replaced": replaced})


def _complete(connection: Connection, known: Known, draft: Draft, by: int | None, scope: Scope) -> Receipt:
    """Leave an article as it is, but for what is told of the same text that it lacks."""
    there = summary(connection, known.key)
    lacking = {} if known.removed else inheriting.missing(connection, known, draft)
    if not lacking or not scope.completes(there, draft):
        return Receipt(kind="unchanged", sequence=None, article=there)
    # Its own text: what was told may have come with the title above it.
    itself = (versions.c.article_key == known.key, versions.c.version == known.version)
    text = select(versions.c.text).where(*itself)
    signature = near_duplicates.kept(connection, known.key, known.version)
    completed = AnalysedDraft(
        **there.metadata | lacking,
        text=connection.scalar(text),
        analysed_in=there.language,
        passages=stored_passages.of_version(connection, known.key, known.version),
        likeness=signature or b"",
    )
    return edit(connection, known.key, completed, by)


def edit(connection: Connection, key: int, draft: AnalysedDraft, by: int | None) -> Receipt:
    """Give an article that answers a version that says something else about the same text.

    Raises UnknownArticle.
    """
    version = connection.scalar(select(articles.c.version).where(articles.c.key == key, present))
    if version is None:
        raise UnknownArticle(str(key))
    replaced = summary(connection, key)
    new = _next_version(connection, key)
    _insert_version(connection, key, new, draft, by)
    originals.take_along(connection, key, version, new)
    receipt = audit.append(connection, key, "updated", State(new, removed=False), by)
    return receipt.model_copy(update={"replaced": replaced})


def replace(connection: Connection, old: int, new: int, by: int | None) -> Receipt:
    """Make the text of a new article a version of an old one, and take the new one out.

    The two changes bear the mark of the first, which the receipt gives. Raises UnknownArticle.
    """
    before, told = (
        stored_articles.article(connection, articles.c.key == key, str(key), None) for key in (old, new)
    )
    known = Known(old, before.version, "", removed=False, collection=before.collection)
    draft = AnalysedDraft(
        **told.metadata,
        text=told.text,
        analysed_in=told.language,
        passages=stored_passages.of_version(connection, new, told.version),
        likeness=near_duplicates.kept(connection, new, told.version) or b"",
    )
    said = inheriting.renewed(connection, known, draft) | {"language": told.language}
    replaced, version = summary(connection, old), _next_version(connection, old)
    _insert_version(connection, old, version, draft.model_copy(update=said), by)
    originals.take_along(connection, new, told.version, version, to=old)
    updated = Step(old, "updated", State(version, removed=False))
    gone = Step(new, "removed", State(told.version, removed=True))
    receipt, _ = audit.append_all(connection, [updated, gone], by)
    return receipt.model_copy(update={"replaced": replaced})


def _add(connection: Connection, draft: AnalysedDraft, by: int | None, scope: Scope) -> Receipt:
    id = draft.id if scope.gives_ids else None
    if scope == NOTHING and id is not None and identity.first(connection, articles.c.id == id):
        id = None
    key, version = _new_article(connection, draft.model_copy(update={"id": id}))
    _insert_version(connection, key, version, draft, by)
    receipt = audit.append(connection, key, "added", State(version, removed=False), by)
    other = None if id is not None else replacing.beside(connection, draft, key)
    return receipt.model_copy(update={"beside": summary(connection, other)}) if other else receipt


def _new_article(connection: Connection, draft: Draft) -> tuple[int, int]:
    """The key of an article that is not there, and the number of its version to come."""
    if draft.id is None:
        return _insert_article(connection, identity.new_id(connection, draft)), 1
    erased = connection.scalar(select(articles.c.key).where(articles.c.id == draft.id))
    if erased is None:
        return _insert_article(connection, draft.id), 1
    return erased, _next_version(connection, erased)


def _insert_article(connection: Connection, id: str) -> int:
    inserted = connection.execute(articles.insert().returning(articles.c.key), {"id": id, "version": 1})
    return int(inserted.scalar_one())


def _next_version(connection: Connection, key: int) -> int:
    # Not after the current one: after an undo a later version is there too. The audit knows also those that
    # are erased, whose numbers no other text may take: old citations name them.
    newest = select(func.max(changes.c.version)).where(changes.c.article_key == key)
    return int(connection.execute(newest).scalar_one()) + 1


def _insert_version(
    connection: Connection, key: int, version: int, draft: AnalysedDraft, by: int | None
) -> None:
    row = draft.metadata | {
        "article_key": key,
        "version": version,
        "title_key": identity.title_key(draft.title),
        "digest": identity.digest_of(draft.text),
        "sentences": stored_passages.number_of_sentences(draft.passages),
        "added_by": by,
        "added_at": datetime.now(UTC),
        "text": draft.text,
    }
    connection.execute(versions.insert(), row)
    stored_passages.insert(connection, key, version, draft.passages)
    near_duplicates.insert(connection, key, version, draft.likeness)
