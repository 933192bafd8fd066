"""A text that nothing can analyse, cut by length alone, so that it is kept and its words are found."""

from collections.abc import Iterator

from corpus.models import AnalysedDraft, Draft, IndexedSentence

PIECE = 1_000  # characters
_LONGEST_TERM = 60  # characters
_UNKNOWN = "en"  # where nobody said the language


def in_pieces(draft: Draft) -> AnalysedDraft:
    """The draft with pieces of equal length for sentences, and its words as they are written for terms."""
    language = draft.language or _UNKNOWN
    return AnalysedDraft(
        **draft.metadata | {"language": language},
        id=draft.id,
        text=draft.text,
        notes=draft.notes,
        analysed_in=language,
        passages=tuple((piece,) for piece in _pieces(draft.text, language)),
        likeness=b"",
    )


def _pieces(text: str, language: str) -> Iterator[IndexedSentence]:
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        # No pattern: a word is what stands between white space.
        words = (f"{language}:{word[:_LONGEST_TERM]}" for word in piece.casefold().split())
        yield IndexedSentence(start, start + len(piece), tuple(words))
