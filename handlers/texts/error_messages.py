"""The only place where an error becomes a message, for the bot as for the command line."""

import re

from corpus.errors import NotText, PullquoteError, SourceTooLarge, TookTooMuchMemory, UnpacksTooLarge
from corpus.soundness import on_a_line, shown_address
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten

_CAPITAL = re.compile(r"(?=[A-Z])")

BYTES_PER_MEGABYTE = 1_000_000
LONGEST_VALUE = 300  # characters


def message(error: PullquoteError, language: str) -> str:
    """What was wrong and what to do next, in the reader's language."""
    return text(key_of(type(error)), language, **values_of(error))


def key_of(kind: type[PullquoteError]) -> str:
    """The key of an error's text: ``error-empty-source`` for EmptySource."""
    return "error" + _CAPITAL.sub("-", kind.__name__).lower()


def values_of(error: PullquoteError) -> dict[str, str | int]:
    """The data that an error carries, as its text writes them."""
    values = {name: _written(value) for name, value in vars(error).items()}
    match error:
        case SourceTooLarge() | UnpacksTooLarge():
            # Rounded away from each other: "20 MB, over the limit of 20 MB" would be no explanation.
            values["size"] = -(-error.size // BYTES_PER_MEGABYTE)
            values["limit"] = error.limit // BYTES_PER_MEGABYTE
        case TookTooMuchMemory():
            values["limit"] = error.limit // BYTES_PER_MEGABYTE
        case NotText(detected=None):
            values["detected"] = "unknown"
    return values


def _written(value: object) -> str | int:
    if isinstance(value, tuple):
        return ", ".join(on_a_line(str(part)) for part in value)
    # A file's name may hold line ends, and begin what looks like a line of ours. What somebody sent may be
    # as long as a message, and there must be room to say what is wrong with it.
    return value if isinstance(value, int) else shorten(shown_address(on_a_line(str(value))), LONGEST_VALUE)
