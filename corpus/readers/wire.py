"""What the process that reads and the one that asks it say to each other: JSON, an object to a line.

No pickles, which could run code of a process that a hostile file has taken over.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from corpus import errors
from corpus.errors import SourceError
from corpus.models import Draft
from corpus.readers.parts import Part
from corpus.readers.walk import Begun

END = {"end": True}  # of the file
LAST = {"last": True}  # the same, and the process ends too
MEMORY = {"memory": True}  # there is none left


class Request(NamedTuple):
    """Which file to read; its bytes follow the line."""

    name: str
    size: int
    limit: int
    skip: int
    avoid: tuple[str, ...]


def line(message: Any) -> bytes:
    """A message as a line."""
    return json.dumps(message).encode() + b"\n"


def request_of(written: bytes) -> Request:
    """The request that a line holds."""
    fields = json.loads(written)
    return Request(**fields | {"avoid": tuple(fields["avoid"])})


def written(event: Begun | Part) -> dict[str, Any]:
    """An event of the walk as a message."""
    if isinstance(event, Begun):
        return {"begun": event._asdict()}
    draft = event.draft.model_dump(mode="json") if event.draft else None
    return {"part": event._asdict() | {"draft": draft, "error": _error(event.error)}}


def event_of(message: dict[str, Any]) -> Begun | Part:
    """The event of a message."""
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
