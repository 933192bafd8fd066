"""What is asked of the process that reads, what it tells, and how JSON says both.

A record may be long, so all but the last pieces of its text and of its passages come before it: no line that
is taken is longer than ``LONGEST_LINE``, whatever the process that writes it has become. ``arriving`` is the
other end.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from corpus.errors import SourceError
from corpus.models import AnalysedDraft, Passages

LONGEST_LINE = 2_097_152  # bytes
PIECE = 50_000  # characters, of which JSON makes up to twelve bytes each
LONGEST_NAME = 1_000  # characters of a name, and of a reason; what is longer is cut
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Kind(StrEnum):
    """What there is to read."""

    FILE = "file"
    PICTURES = "pictures"  # photos of pages, which are one article; ``sizes`` says how many bytes each has
    MESSAGE = "message"  # what somebody wrote in a chat; ``language`` when it is known
    RECORDS = "records"  # lines of JSON, of which the first is line ``first``
    DRAFTS = "drafts"  # drafts as lines of JSON, whose texts are to be analysed as they are


class Request(NamedTuple):
    """What to read; its bytes come with it."""

    kind: Kind
    name: str
    limit: int  # bytes, of a file and of each file in it
    skip: int = 0  # so many parts are passed over unread
    avoid: tuple[str, ...] = ()  # names of parts that are not to be tried
    about: Mapping[str, Any] = _NOTHING  # what must be known of its kind


class Begun(NamedTuple):
    """What is going to be read, and how long that may take."""

    name: str
    format: str
    seconds: int


class Part(NamedTuple):
    """One article of a file, or why it cannot be one: either ``draft`` or ``error`` is None."""

    name: str  # the file's own; of a part in it also where it stands: "lot.zip/juin/pont.docx"
    draft: AnalysedDraft | None
    error: SourceError | None = None
    share: float = 1.0  # of the file that is read when this part is, in 0..1


def asked(request: Request) -> dict[str, Any]:
    """The request as a question."""
    return request._asdict() | {"about": dict(request.about)}


def request_of(question: dict[str, Any]) -> Request:
    """The request that a question is."""
    kind, avoid = Kind(question["kind"]), tuple(question["avoid"])
    return Request(**question | {"kind": kind, "avoid": avoid})


def written(event: Begun | Part) -> Iterator[dict[str, Any]]:
    """What is told, as JSON has it."""
    if isinstance(event, Begun):
        yield {"begun": event._replace(name=short(event.name))._asdict()}
        return
    fields = {"name": short(event.name), "share": event.share, "error": _error(event.error), "draft": None}
    if event.draft:
        said = event.draft.model_dump(mode="json", exclude={"text", "passages", "likeness"})
        said["likeness"] = event.draft.likeness.hex()
        for name, whole in (("text", event.draft.text), ("passages", lines_of(event.draft.passages))):
            *pieces, said[name] = _pieces(whole)
            yield from ({name: piece} for piece in pieces)
        fields["draft"] = said
    yield {"part": fields}


def short(name: str) -> str:
    """A name as it is told."""
    return name[:LONGEST_NAME]


def lines_of(passages: Passages) -> str:
    """A line for each sentence, its span and its terms between tabs; blank ones between passages."""
    return "\n\n".join(
        "\n".join("\t".join((str(start), str(end), *terms)) for start, end, terms in passage)
        for passage in passages
    )


def _pieces(text: str) -> list[str]:
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)] or [""]


def _error(error: SourceError | None) -> dict[str, Any] | None:
    if error is None:
        return None
    values = {name: short(value) if isinstance(value, str) else value for name, value in vars(error).items()}
    return {"kind": type(error).__name__, "values": values}
