"""Files that were named on the command line."""

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from stat import S_ISREG

from corpus.errors import MissingSource, SourceError, SourceTooLarge, UnreadableSource


def file_bytes(name: str, limit: int) -> bytes:
    """All bytes of a file, which are at most ``limit``.

    Raises MissingSource, UnreadableSource, SourceTooLarge.
    """
    try:
        # Not blocking: a pipe that nobody writes to would be waited for until the end of time.
        with open(name, "rb", opener=_open_at_once) as file:
            if not S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableSource(name, "not a file")
            data = file.read(limit + 1)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise unreadable(name, error) from error
    except ValueError as error:  # a name with a NUL character
        raise MissingSource(name) from error
    if len(data) > limit:
        raise SourceTooLarge(name, max(size, len(data)), limit)
    return data


def file_lines(file: Path) -> Iterator[bytes]:
    """The lines of a file, or of standard input for "-"; raises MissingSource, UnreadableSource."""
    if str(file) == "-" and sys.stdin is None:  # whoever started the command closed it
        raise UnreadableSource("-", "closed")
    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as stream:
            yield from stream
    except OSError as error:
        raise unreadable(str(file), error) from error


def unreadable(name: str, error: OSError) -> SourceError:
    """What the system said about a file, as an error of the tree."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return MissingSource(name)
    return UnreadableSource(name, error.strerror or type(error).__name__)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
