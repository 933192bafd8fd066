"""What the commands print with: results to standard output, remarks and progress to standard error."""

import codecs
import json
import os
import re
import sys
from io import StringIO
from typing import TYPE_CHECKING

from corpus.errors import OutputFailed
from corpus.soundness import UNSHOWABLE
from handlers.texts.catalogue import preferred

if TYPE_CHECKING:
    from rich.progress import Progress

# An imported text may hold what commands a terminal or turns the direction of its line: shown, not obeyed.
_COMMANDS = re.compile(f"[{UNSHOWABLE}\u2028\u2029]")
_AFTER_LANGUAGE = re.compile(r"[_.@]")
_ESCAPES = "pullquote-escapes"


def language_of_terminal() -> str:
    """The language of the terminal's locale, else English; the setting LANGUAGE is for chats."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return preferred(_AFTER_LANGUAGE.split(locale, maxsplit=1)[0], "en")


def as_text(typed: str) -> str:
    """What was typed, with a replacement character for each byte that is none of the terminal's encoding."""
    return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def print_result(text: str) -> None:
    """Print a line at once, so that a reader of the pipe sees each as it comes; raises OutputFailed.

    What could command the terminal, and what its encoding lacks, is written as JSON escapes it: visible in a
    text, and the very same character to whoever reads a JSON line back.
    """
    try:
        if sys.stdout is None:  # it was closed by whoever started the command
            raise OutputFailed("closed")
        sys.stdout.write(f"{_escaped(text, sys.stdout.encoding)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough: no failure
    except OSError as error:
        sys.stdout = StringIO()  # or the interpreter would try again at its end
        raise OutputFailed(error.strerror or type(error).__name__) from error


def print_remark(text: str) -> None:
    """Print a line about the work to standard error."""
    sys.stderr.write(f"{_escaped(text, 'utf-8')}\n")


def shown(text: str) -> str:
    """The text with what could command a terminal replaced, character by character."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def progress_bar() -> "Progress":
    """A progress bar on standard error, gone when it is full; silent when nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _escaped(text: str, encoding: str) -> str:
    visible = _COMMANDS.sub(lambda match: _json(match[0]), text)
    return visible.encode(encoding, _ESCAPES).decode(encoding)


def _json(characters: str) -> str:
    # json.dumps leaves DEL as it is, which is ASCII but no sign.
    return json.dumps(characters)[1:-1].replace("\x7f", "\\u007f")


def _escape_unknown(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _json(error.object[error.start : error.end]), error.end


codecs.register_error(_ESCAPES, _escape_unknown)
