"""Drafts with passages, without the language package: a store takes any analysis."""

from corpus.models import Draft, IndexedSentence
from corpus.store import AnalysedDraft

BRIDGE = "The bridge was closed on Monday. Its cables had rusted."
BRIDGE_LATER = "The bridge was closed on Monday. It opened again on Friday."
FERRY = "Le bac a repris son service mardi. Il passe toutes les heures."


def analyse(draft: Draft) -> tuple[tuple[IndexedSentence, ...], ...]:
    """A passage for each sentence, which ends at a full stop; the terms are its words in small letters."""
    starts = [0, *(at + 2 for at in range(len(draft.text)) if draft.text.startswith(". ", at))]
    ends = [*(start - 1 for start in starts[1:]), len(draft.text)]
    return tuple(
        (IndexedSentence(start, end, tuple(draft.text[start:end].lower().rstrip(".").split())),)
        for start, end in zip(starts, ends, strict=True)
    )


def drafted(text: str, **fields: object) -> AnalysedDraft:
    """A draft in English unless said otherwise, analysed."""
    draft = Draft.model_validate({"text": text, "language": "en", **fields})
    return AnalysedDraft(draft, analyse(draft))
