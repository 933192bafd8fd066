"""A web page in one file (.mhtml), as browsers save it: a mail whose first part is the page."""

import re

from corpus.errors import BrokenSource
from corpus.readers.contract.content import Content
from corpus.readers.documents.html import read_page
from corpus.readers.mail.eml import charset, content_type, day, header, leaves, parse, payload

_BEGINNING = re.compile(
    rb"\A(?:\s*From: \"?<?Saved by |.{0,2048}?^Snapshot-Content-Location:)", re.DOTALL | re.MULTILINE
)
_WEB = ("http://", "https://")


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a page that a browser saved."""
    return _BEGINNING.match(data[:4096]) is not None


def read(name: str, data: bytes) -> Content:
    """The article of the page with its address; raises BrokenSource, NotText, TextTooLong."""
    try:
        message = parse(name, data)
    except BrokenSource as error:
        raise BrokenSource(name, "MHTML") from error
    page = next((part for part in leaves(message) if content_type(part) == "text/html"), None)
    if page is None or not payload(page):
        raise BrokenSource(name, "MHTML")
    content = read_page(name, payload(page), charset(page))
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location") or ""
    told = {
        "title": content.title or header(message, "Subject"),
        "url": content.url or (address if address.startswith(_WEB) else None),
        "created": content.created or day(header(message, "Date")),
    }
    return content.model_copy(update=told)
