"""What was done to a text on reading, in words, for the receipts of bot and command line."""

from corpus.models import Draft
from handlers.texts.catalogue import text


def notes_on(draft: Draft, language: str) -> list[str]:
    """A sentence for each note that a draft carries."""
    return [text(f"note-{note}", language) for note in draft.notes]
