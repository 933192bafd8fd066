"""Drafts with passages that show what they are made of: a store takes any analysis."""

from collections.abc import Callable, Sequence

from corpus.language.likeness import signature
from corpus.models import AnalysedDraft, Draft, IndexedSentence, Passages

BRIDGE = "The bridge was closed on Monday. Its cables had rusted."
BRIDGE_LATER = "The bridge was closed on Monday. It opened again on Friday."
BRIDGE_CORRECTED = "The bridge was closed on Monday. Its cables had corroded."
FERRY = "Le bac a repris son service mardi. Il passe toutes les heures."


def analyse(draft: Draft) -> tuple[tuple[IndexedSentence, ...], ...]:
    """A passage for each sentence, which ends at a full stop; the terms are its words in small letters."""
    starts = [0, *(at + 2 for at in range(len(draft.text)) if draft.text.startswith(". ", at))]
    ends = [*(start - 1 for start in starts[1:]), len(draft.text)]
    return tuple(
        (IndexedSentence(start, end, tuple(draft.text[start:end].lower().rstrip(".").split())),)
        for start, end in zip(starts, ends, strict=True)
    )


def anew(
    analyse: Callable[[Draft], Passages] = analyse,
) -> Callable[[Sequence[Draft]], list[AnalysedDraft]]:
    """What makes the passages of several texts again, given how those of one are made."""
    return lambda drafts: [_with(draft, analyse(draft)) for draft in drafts]


def _with(draft: Draft, passages: Passages) -> AnalysedDraft:
    likeness = signature(draft.text)
    return AnalysedDraft(**dict(draft), analysed_in=draft.language, passages=passages, likeness=likeness)


def bare(draft: Draft) -> Draft:
    """A draft without what was made of its text."""
    return Draft(**{name: getattr(draft, name) for name in Draft.model_fields})


def drafted(text: str, **fields: object) -> AnalysedDraft:
    """A draft in English unless said otherwise, analysed."""
    draft = Draft.model_validate({"text": text, "language": "en", **fields})
    return _with(draft, analyse(draft))
