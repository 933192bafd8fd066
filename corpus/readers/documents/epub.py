"""An EPUB: its chapters in reading order as one text, and what its package says of it."""

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.errors import BrokenSource, EncryptedSource, TextTooLong
from corpus.readers.contract.content import Content
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS
from corpus.readers.documents.html import text_of_page
from corpus.readers.documents.packed import DAMAGES, Package, media_type
from corpus.readers.text.dates import read_date
from corpus.readers.text.language_tags import language_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA_TYPE = b"application/epub+zip"
_RIGHTS = "META-INF/encryption.xml"
_FONTS = {b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC"}  # obfuscated, not locked
_DC = "{http://purl.org/dc/elements/1.1/}"
_NOBODY = re.compile(r"\A\s*(?:unknown|inconnu|anonym)", re.IGNORECASE)  # what programs fill in
_PAGES = {"application/xhtml+xml", "text/html"}


def recognises(data: bytes) -> bool:
    """Whether the bytes are such a book."""
    return media_type(data).startswith(_MEDIA_TYPE)


def read(name: str, data: bytes) -> Content:
    """The text and its metadata; raises EncryptedSource, SourceTooLarge, TextTooLong, BrokenSource."""
    from lxml.etree import LxmlError  # here, since only such books need it

    try:
        package = Package(name, data)
        _check_rights(name, package)
        return _content(name, package)
    except (*DAMAGES, KeyError, LxmlError) as error:
        raise BrokenSource(name, "EPUB") from error


def _check_rights(name: str, package: Package) -> None:
    if _RIGHTS not in package.names:
        return
    ways = package.xml(_RIGHTS).iterfind(".//{*}EncryptionMethod")
    if any((way.get("Algorithm") or "").encode() not in _FONTS for way in ways):
        raise EncryptedSource(name)


def _content(name: str, package: Package) -> Content:
    root_file = package.xml("META-INF/container.xml").find(".//{*}rootfile")
    path = root_file.get("full-path", "") if root_file is not None else ""
    root = package.xml(path)
    chapters: list[str] = []
    for place in _reading_order(root, dirname(path)):
        chapters.append(text_of_page(place, package.read(place)))
        length = sum(map(len, chapters))
        if length > MAXIMUM_CHARACTERS:
            raise TextTooLong(name, length, MAXIMUM_CHARACTERS)
    return Content(
        text="\n\n".join(chapters),
        title=root.findtext(f".//{_DC}title"),
        # An article saved as a book has its paper as publisher, or only who wrote it.
        source=root.findtext(f".//{_DC}publisher") or _creator(root),
        url=_address(root),
        language=language_of(root.findtext(f".//{_DC}language")),
        published=read_date(root.findtext(f".//{_DC}date")),
    )


def _reading_order(root: "Element", folder: str) -> list[str]:
    pages = {
        item.get("id"): normpath(join(folder, unquote(item.get("href", ""))))
        for item in root.iterfind("{*}manifest/{*}item")
        # The table of contents repeats the headings.
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    spine = (reference.get("idref") for reference in root.iterfind("{*}spine/{*}itemref"))
    return list(dict.fromkeys(pages[id] for id in spine if id in pages))


def _creator(root: "Element") -> str | None:
    creator = root.findtext(f".//{_DC}creator") or ""
    return None if _NOBODY.match(creator) else creator


def _address(root: "Element") -> str | None:
    sources = (element.text or "" for element in root.iterfind(f".//{_DC}source"))
    return next((source for source in sources if source.startswith(("http://", "https://"))), None)
