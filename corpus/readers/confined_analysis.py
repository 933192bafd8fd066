"""Drafts that nobody has analysed yet, analysed where files are read: their texts may be anybody's."""

import json
from collections.abc import Sequence

from corpus.errors import BrokenSource, SourceError
from corpus.models import AnalysedDraft, Draft
from corpus.readers.confined_reading import TEXTS, parts_of
from corpus.readers.contract.limits import MAXIMUM_BYTES
from corpus.readers.wire import Kind, Request

_TRIES = 2  # processes that may end over one text, in case the first was short of something
_AS_IT_IS = frozenset(Draft.model_fields) - {"language"}


def analysed(drafts: Sequence[Draft]) -> list[AnalysedDraft | SourceError]:
    """Each draft with all that is made of its text, kept to the character, or why that cannot be made."""
    made: list[AnalysedDraft | SourceError] = []
    while len(made) < len(drafts):
        rest = drafts[len(made) :]
        lines = b"\n".join(json.dumps(_said(draft)).encode() for draft in rest)
        request = Request(Kind.DRAFTS, "drafts", MAXIMUM_BYTES)
        # Where too many came to grief it ends before the last: the others are asked for anew.
        for draft, part in zip(rest, list(parts_of(request, lines, TEXTS, _TRIES)), strict=False):
            made.append(_checked(draft, part.draft, part.error))
    return made


def _said(draft: Draft) -> dict[str, object]:
    return {
        name: value for name, value in draft.model_dump(mode="json").items() if name in Draft.model_fields
    }


def _checked(
    draft: Draft, made: AnalysedDraft | None, error: SourceError | None
) -> AnalysedDraft | SourceError:
    """What was made of this very draft, whatever the process has become that says so."""
    name = draft.title or draft.id or "text"
    if made is None:
        return error or BrokenSource(name, "text")
    same = all(getattr(made, field) == getattr(draft, field) for field in _AS_IT_IS)
    if not same or draft.language not in (None, made.language):
        return BrokenSource(name, "text")
    return made
