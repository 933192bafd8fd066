"""The feed that the head of a page names, as sites let readers find it."""

import re
from html import unescape
from urllib.parse import urljoin

_LINK = re.compile(r"<link\s[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b([a-z]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TYPES = ("application/rss+xml", "application/atom+xml")
_HEAD = 200_000  # characters of a page in which it names its feeds


def feed_named_in(url: str, page: bytes) -> str | None:
    """The address of the first feed that a page names, of which the address is given."""
    for tag in _LINK.findall(page[:_HEAD].decode("utf-8", "replace")):
        attributes = {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(tag)}
        if attributes.get("type", "").lower() in _TYPES and attributes.get("href"):
            try:
                return urljoin(url, unescape(attributes["href"]))
            except ValueError:  # brackets that do not close
                continue
    return None
