"""All that is made of a draft's text: its language, its passages, the signature of its words."""

from corpus.language.detection import detect
from corpus.language.likeness import signature
from corpus.language.passages import analyse
from corpus.models import AnalysedDraft, Draft


def analysed(draft: Draft) -> AnalysedDraft:
    """The draft with what is made of its text; the language is told where nobody said it."""
    language = draft.language or detect(draft.text)
    said = draft.metadata | {"language": language}
    return AnalysedDraft(
        **said,
        id=draft.id,
        text=draft.text,
        notes=draft.notes,
        analysed_in=language,
        passages=analyse(draft.model_copy(update={"language": language})),
        likeness=signature(draft.text),
    )
