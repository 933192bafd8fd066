"""A mail as programs save it (.eml): subject, sender, date, and its text or the document that it brings."""

import mimetypes
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.headerregistry import HeaderRegistry
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from corpus.errors import BrokenSource, EncryptedSource
from corpus.readers.contract.content import Content, Enclosed, Unpacked
from corpus.readers.documents.html import read_page
from corpus.readers.mail.letter import Letter, articles
from corpus.readers.text.encoding import decode

_BEGINNING = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_TELLING = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path):", re.IGNORECASE | re.MULTILINE)
_LOCKED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
# What the library raises on headers that break its own grammar.
_BAD_HEADER = (
    *(MessageError, ValueError, IndexError, AttributeError, KeyError, TypeError, LookupError),
    RecursionError,  # a thousand brackets in brackets
)
_LONGEST_HEADER = 4_000  # characters: the library's time grows with the square of a header's length
_MOST_OF = 3  # times: a plain text so much shorter than the page beside it only says to look there
_FLOWED = re.compile(r"(?<!^--) \r?\n(?=[^\r\n])", re.MULTILINE)


def _header(name: str, value: str) -> Any:
    return _HEADERS(name, value[:_LONGEST_HEADER])


_HEADERS = HeaderRegistry()
_POLICY = policy.default.clone(header_factory=_header)


def recognises(data: bytes) -> bool:
    """Whether the bytes begin with the header of a mail."""
    head = data[:8192].replace(b"\r\n", b"\n")
    return _BEGINNING.match(head) is not None and _TELLING.search(head) is not None


def unpack(name: str, data: bytes) -> Unpacked:
    """The articles of a mail; raises BrokenSource, EncryptedSource, and what its text raises."""
    message = parse(name, data)
    return articles(name, _letter(name, message))


def parse(name: str, data: bytes) -> Message:
    """The mail in these bytes; raises BrokenSource when it has no header, or its end is missing."""
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"), policy=_POLICY)
    except _BAD_HEADER as error:
        raise BrokenSource(name, "EML") from error
    if not message.keys() or any(_is_cut_off(part) for part in message.walk()):
        raise BrokenSource(name, "EML")
    return message


def _is_cut_off(part: Message) -> bool:
    """Whether the parts of a part do not end: half an article must not pass for one."""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects)


def header(message: Message, name: str) -> str | None:
    """A header as people write it; None when it is missing or beyond repair."""
    try:
        value = message[name]
        return " ".join(str(value).split()) if value else None
    except _BAD_HEADER:
        return None


def day(written: str | None) -> date | None:
    """The day of a date in a header, where its writer was."""
    try:
        return parsedate_to_datetime(written).date() if written else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def sender_of(written: str | None) -> str | None:
    """The name in an address, or else the address."""
    try:
        person, address = parseaddr((written or "")[:_LONGEST_HEADER])
    except RecursionError:
        return None
    return person or address or None


def content_type(part: Message) -> str:
    """The media type of a part; that of plain text when it is beyond repair."""
    try:
        return part.get_content_type()
    except _BAD_HEADER:
        return "text/plain"


def payload(part: Message) -> bytes:
    """The bytes of a part."""
    try:
        decoded = part.get_payload(decode=True)
    except _BAD_HEADER:
        return b""
    return decoded if isinstance(decoded, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that a part declares."""
    try:
        return part.get_content_charset()
    except _BAD_HEADER:
        return None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; a mail within the mail is one of them, whole."""
    if message.is_multipart() and content_type(message) != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from leaves(part)
    else:
        yield message


def _letter(name: str, message: Message) -> Letter:
    texts: dict[str, list[Content]] = {"text/plain": [], "text/html": []}
    enclosed: list[Enclosed] = []
    if content_type(message) in _LOCKED:
        raise EncryptedSource(name)
    for part in leaves(message):
        kind = content_type(part)
        if kind in texts and not _is_attached(part):
            texts[kind].append(_text(name, part, kind))
        elif file := _file(part, kind, len(enclosed) + 1):
            enclosed.append(file)
    return Letter(
        subject=header(message, "Subject"),
        sender=sender_of(header(message, "From")),
        sent=day(header(message, "Date")),
        body=_body(*map(_joined, texts.values())),
        enclosed=tuple(enclosed),
    )


def _joined(texts: list[Content]) -> Content:
    """What the last of them says of the article, with the text of all."""
    last = texts[-1] if texts else Content()
    return last.model_copy(update={"text": "\n\n".join(content.text for content in texts)})


def _body(plain: Content, page: Content) -> Content:
    return page if len(page.text) > _MOST_OF * len(plain.text) else plain


def _text(name: str, part: Message, kind: str) -> Content:
    data = payload(part)
    if not data.strip():
        return Content()
    if kind == "text/html":
        return read_page(name, data, charset(part))
    text = decode(name, data, charset(part))
    flowed = part.get_param("format") == "flowed"
    # A space before the line end says that the paragraph goes on (RFC 3676).
    if flowed:
        text = _FLOWED.sub("" if part.get_param("delsp") == "yes" else " ", text)
    return Content(text=text)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or _file_name(part) is not None


def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except _BAD_HEADER:
        return None


def _file(part: Message, kind: str, number: int) -> Enclosed | None:
    if kind == "message/rfc822":
        inner = part.get_payload(0)
        if not isinstance(inner, Message):
            return None
        return Enclosed(f"{header(inner, 'Subject') or number}.eml", inner.as_bytes(policy=policy.compat32))
    if kind.startswith("image/") and (part["Content-ID"] or part.get_content_disposition() == "inline"):
        return None  # it stands in the text
    ending = mimetypes.guess_extension(kind) or ""
    return Enclosed(_file_name(part) or f"{number}{ending}", payload(part))
