"""The site that an address is of: who speaks there, speaks for all of it and for no other."""

import re
from urllib.parse import urlsplit

# The same pages for other screens. No other name is left out: who has rss.host.example may be a stranger to
# www.host.example, and which names are handed out to strangers is told by lists that go out of date.
_SCREENS = re.compile(r"^(?:(?:www|m|amp)\.)+")
_ON = ("", "www.", "m.", "amp.")
_SCHEMES = ("https", "http")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, "www.", "m." and "amp." left out."""
    site = _site(one)
    return bool(site) and site == _site(other)


def beginnings(url: str) -> list[str]:
    """How addresses of the same site begin, on all screens, whether they are encrypted or not."""
    try:
        split = urlsplit(url)
        port = f":{split.port}" if split.port else ""
    except ValueError:
        return []
    site = _site(url)
    return [f"{scheme}://{screen}{site}{port}/" for scheme in _SCHEMES for screen in _ON] if site else []


def _site(url: str) -> str:
    try:
        return _SCREENS.sub("", urlsplit(url).hostname or "")
    except ValueError:
        return ""
