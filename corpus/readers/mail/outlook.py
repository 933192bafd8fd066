"""A mail as Outlook saves it (.msg)."""

import struct
from typing import TYPE_CHECKING

from corpus.errors import BrokenSource, EncryptedSource
from corpus.readers.contract.content import Content, Enclosed, Unpacked
from corpus.readers.documents.html import read_page
from corpus.readers.mail.eml import sender_of
from corpus.readers.mail.letter import Letter, articles

if TYPE_CHECKING:
    from oxmsg import Message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
_LOCKED = "IPM.Note.SMIME"
# What oxmsg and olefile raise where they find other bytes than they expect.
_SURPRISES = (OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, struct.error)


def recognises(data: bytes) -> bool:
    """Whether the bytes are such a mail, and not another of the old Office formats."""
    return data.startswith(_OLE) and _PROPERTIES in data


def unpack(name: str, data: bytes) -> Unpacked:
    """The articles of a mail; raises BrokenSource, EncryptedSource, and what its text raises."""
    from oxmsg import Message  # here, since only such mails need it

    try:
        letter = _letter(name, Message.load(data))
    except _SURPRISES as error:
        raise BrokenSource(name, "MSG") from error
    return articles(name, letter)


def _letter(name: str, message: "Message") -> Letter:
    if message.message_class == _LOCKED:
        raise EncryptedSource(name)
    sent = message.sent_date
    return Letter(
        subject=message.subject,
        sender=sender_of(message.sender),
        sent=sent.astimezone().date() if sent else None,
        body=_body(name, message),
        enclosed=tuple(
            Enclosed(attachment.file_name or str(number), attachment.file_bytes)
            for number, attachment in enumerate(message.attachments, start=1)
            if attachment.file_bytes
        ),
    )


def _body(name: str, message: "Message") -> Content:
    if plain := (message.body or "").strip():
        return Content(text=plain)
    page = message.html_body
    return read_page(name, page.encode(), "utf-8") if page else Content()
