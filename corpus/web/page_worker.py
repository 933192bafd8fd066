"""The process that reads what an address gave: all that looks into a page of strangers runs here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.errors import EmptySource, SourceError, WalledSource
from corpus.models import AnalysedDraft
from corpus.readers.contract.limits import MAXIMUM_MEMORY
from corpus.readers.documents.html import recognises, text_of_page
from corpus.readers.reading_worker import events, prepare
from corpus.readers.text.encoding import strictly
from corpus.readers.wire import Part, request_of, written
from corpus.sandbox.inside import serve
from corpus.web.canonical import canonical
from corpus.web.wall_kinds import Wall
from corpus.web.walls import LITTLE_TEXT, wall_of

_SCRIPTED = 200  # characters of text below which a page of scripts shows nothing by itself
_LARGEST_WALL = 2_000_000  # bytes


class Page(NamedTuple):
    """What is known of a page beside its bytes."""

    asked: str  # the address that was asked for, as errors name it
    reached: str  # the address that it came from in the end
    charset: str | None  # that its server says it is in


def main() -> None:
    """Read the pages that are asked for."""
    serve(answer, MAXIMUM_MEMORY, prepare)


def answer(question: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """Read a page, or a file of another kind, and tell what is in it as the process that reads files does."""
    request = request_of(question)
    page = Page(**request.about)
    data = _in_its_charset(data, page.charset)
    for event in events(request, data):
        yield from written(_judged(event, page, data) if isinstance(event, Part) else event)


def _in_its_charset(data: bytes, charset: str | None) -> bytes:
    """The page in UTF-8 with a mark, when it is in the charset that its server says and not in UTF-8."""
    if charset is None or strictly(data, "utf-8") is not None:
        return data
    text = strictly(data, charset)
    return data if text is None else text.encode("utf-8-sig")


def _judged(part: Part, page: Page, data: bytes) -> Part:
    """The article of a page, or why it is none."""
    try:
        if part.draft is not None:
            return part._replace(draft=_article(part.draft, page, part.name, data))
        if isinstance(part.error, EmptySource) and b"<script" in data:
            raise WalledSource(page.asked, Wall.ROBOTS)
    except SourceError as error:
        return part._replace(draft=None, error=error)
    return part


def _article(draft: AnalysedDraft, page: Page, name: str, data: bytes) -> AnalysedDraft:
    """The draft under the page's own address; raises WalledSource for what stands before an article."""
    if recognises(data) and len(draft.text) <= LITTLE_TEXT:
        # Where hardly anything was taken for an article, the page itself says why.
        is_short = len(draft.text) < _SCRIPTED and len(data) < _LARGEST_WALL
        told = text_of_page(name, data) if is_short else draft.text
        if wall := wall_of(page.reached, data, told):
            raise WalledSource(page.asked, wall)
    # Which article it is and on which shelf it stands is for those to say who add it, not for its writer.
    own = {"id": None, "url": canonical(draft.url, page.reached), "collection": None}
    return draft.model_copy(update=own)
