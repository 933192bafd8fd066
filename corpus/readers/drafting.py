"""From what a reader or a paste hands over to a draft, the same for every format."""

from corpus.errors import EmptySource, TextTooLong
from corpus.language.detection import detect
from corpus.models import Draft, Metadata, Note
from corpus.readers.contract.content import Content
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS, MAXIMUM_SAID
from corpus.readers.text.dateline import guess, names_wrong_day
from corpus.readers.text.normalisation import normalise, one_line
from corpus.readers.text.repair import repair

LONGEST_TITLE = 300  # characters: more is a paragraph in the wrong place
_NOTHING = Content()


def draft_of(name: str, content: Content, about: Content = _NOTHING) -> Draft:
    """Tidy a text, fill gaps by guessing, then by what is said about it; raises EmptySource, TextTooLong."""
    repaired = repair(content.text)
    # The title line, the dateline and a photo's caption stay in the text: it is what was read.
    text = normalise(repaired)
    if not text:
        raise EmptySource(name)
    if len(text) > MAXIMUM_CHARACTERS:
        raise TextTooLong(name, len(text), MAXIMUM_CHARACTERS)
    language = content.language or detect(text)
    own = tidied(content)
    if len(own.title or "") > LONGEST_TITLE:
        own = own.model_copy(update={"title": None})
    said = own.completed_by(guess(text, language, content.created)).completed_by(tidied(about))
    notes = [*about.notes, *content.notes]
    if repaired != content.text:
        notes.append(Note.REPAIRED)
    if said.published is None and names_wrong_day(text):
        notes.append(Note.WRONG_DATE)
    return Draft(
        **said.metadata | {"language": language},
        text=text,
        notes=tuple(dict.fromkeys(notes)),
    )


def tidied(content: Content) -> Metadata:
    """What a file says of its article, each name on one line."""
    said = content.metadata.items()
    return Metadata(**{name: _line(value) if isinstance(value, str) else value for name, value in said})


def _line(text: str) -> str | None:
    line = one_line(repair(text)) if len(text) <= MAXIMUM_SAID else ""
    return line or None
