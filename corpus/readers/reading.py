"""The walk from a file or a pasted text to a draft, the same for every format."""

from corpus.errors import EmptySource, SourceTooLarge, TextTooLong
from corpus.language.detection import detect
from corpus.models import Draft
from corpus.readers.content import Content
from corpus.readers.dateline import Guess, guess
from corpus.readers.formats import format_of
from corpus.readers.normalisation import normalise, one_line

MAXIMUM_BYTES = 20_971_520  # what a bot may download from Telegram
MAXIMUM_CHARACTERS = 5_000_000
LONGEST_TITLE = 300  # characters: more is a paragraph in the wrong place
PASTED = "message"  # the name that errors give to a pasted text


def read(name: str, data: bytes) -> Draft:
    """Read a file of any known format; its content decides which, then the ending of its name.

    Raises EmptySource, SourceTooLarge, TextTooLong, UnknownFormat, NotText, EncryptedSource,
    ScannedSource, BrokenSource.
    """
    if len(data) > MAXIMUM_BYTES:
        raise SourceTooLarge(name, len(data), MAXIMUM_BYTES)
    if not data.strip(b"\0\t\n\r "):
        raise EmptySource(name)
    return _draft(name, format_of(name, data).read(name, data))


def read_text(text: str) -> Draft:
    """Read a pasted text; raises EmptySource, TextTooLong."""
    return _draft(PASTED, Content(text))


def _draft(name: str, content: Content) -> Draft:
    # The title line, the dateline and a photo's caption stay in the text: it is what was read.
    text = normalise(content.text)
    if not text:
        raise EmptySource(name)
    if len(text) > MAXIMUM_CHARACTERS:
        raise TextTooLong(name, len(text), MAXIMUM_CHARACTERS)
    language = content.language or detect(text)
    guessed = guess(text, language, content.created)
    return Draft(
        title=_title(content, guessed),
        source=_line(content.source) or guessed.source,
        url=_line(content.url),
        language=language,
        published=content.published or guessed.published,
        text=text,
    )


def _title(content: Content, guessed: Guess) -> str | None:
    title = _line(content.title)
    return title if title and len(title) <= LONGEST_TITLE else guessed.title


def _line(text: str | None) -> str | None:
    return one_line(text) or None if text else None
