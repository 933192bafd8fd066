"""What is asked of the process that reads, what it tells, and how JSON says both."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from corpus import errors
from corpus.errors import SourceError
from corpus.models import Draft


class Request(NamedTuple):
    """Which file to read; its bytes come with it."""

    name: str
    limit: int  # bytes, of the file and of each file in it
    skip: int  # so many parts are passed over unread
    avoid: tuple[str, ...]  # names of parts that are not to be tried


class Begun(NamedTuple):
    """What is going to be read, and how long that may take."""

    name: str
    format: str
    seconds: int


class Part(NamedTuple):
    """One article of a file, or why it cannot be one: either ``draft`` or ``error`` is None."""

    name: str  # the file's own; of a part in it also where it stands: "lot.zip/juin/pont.docx"
    draft: Draft | None
    error: SourceError | None = None
    share: float = 1.0  # of the file that is read when this part is, in 0..1


def request_of(asked: dict[str, Any]) -> Request:
    """The request that a question is."""
    return Request(**asked | {"avoid": tuple(asked["avoid"])})


def written(event: Begun | Part) -> dict[str, Any]:
    """What is told as JSON has it."""
    if isinstance(event, Begun):
        return {"begun": event._asdict()}
    draft = event.draft.model_dump(mode="json") if event.draft else None
    return {"part": event._asdict() | {"draft": draft, "error": _error(event.error)}}


def event_of(message: dict[str, Any]) -> Begun | Part:
    """What a message tells."""
    if "begun" in message:
        return Begun(**message["begun"])
    fields = message["part"]
    draft = Draft.model_validate(fields["draft"]) if fields["draft"] else None
    return Part(**fields | {"draft": draft, "error": _error_of(fields["error"])})


def _error(error: SourceError | None) -> dict[str, Any] | None:
    return {"kind": type(error).__name__, "values": vars(error)} if error else None


def _error_of(fields: dict[str, Any] | None) -> SourceError | None:
    if fields is None:
        return None
    # Each error is made of the values that it bears.
    kind: type[SourceError] = getattr(errors, fields["kind"])
    return kind(**{name: _frozen(value) for name, value in fields["values"].items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
