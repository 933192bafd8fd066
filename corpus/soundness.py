"""What may be shown of what strangers wrote: words that turn no line, addresses that are what they say."""

import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

LONGEST_ADDRESS = 2_000  # characters
_LONGEST_HOST, _LONGEST_LABEL = 253, 63  # characters (RFC 1035)
_MOST_PORTS = 65_535
_WITHOUT_MARKS = str.maketrans("", "", "-._")
_SCHEMES = ("http", "https")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})  # written together
_BARE_LATIN = "\u024f"  # beyond it Latin letters look like other ones

# The signs that do harm, of which other modules make their patterns too.
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
# Marks, embeddings, overrides and isolates that turn the direction of a line, or of the words around them.
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u200b\u2028\u2029\u2060\ufeff"
UNSHOWABLE = "".join(sign for sign in CONTROLS + DIRECTIONS if sign not in "\n\t")
_LINE_ENDS = "\t\n\v\f\r\x85\u2028\u2029"
_LEFT_OUT = dict.fromkeys(map(ord, UNSHOWABLE))
_ON_A_LINE = _LEFT_OUT | dict.fromkeys(map(ord, _LINE_ENDS), " ")
_NO_PART_OF_ADDRESSES = frozenset(CONTROLS + DIRECTIONS + INVISIBLE + '\\ "<>')


def showable(text: str) -> str:
    """The text without what commands a terminal or turns a line round; its letters keep their order."""
    return text if text.isprintable() else text.translate(_LEFT_OUT)


def on_a_line(name: str) -> str:
    """A name or a title, with nothing in it that begins a line or turns one; spaces stay as they are."""
    return name if name.isprintable() else name.translate(_ON_A_LINE)


@lru_cache(1_024)  # an article's is looked at each time that the article is read back
def sound_address(url: str) -> str | None:
    """The address when it is one of the web and says itself where it leads; else None.

    So it names no user: of "https://afp.example@evil.example" people read the first name, browsers the other.
    """
    if len(url) > LONGEST_ADDRESS or not _NO_PART_OF_ADDRESSES.isdisjoint(url) or not _no_space(url):
        return None
    split = _split(url)
    if split is None or split.scheme not in _SCHEMES or "@" in split.netloc:
        return None
    return url if _is_host(split.hostname or "") else None


def shown_address(url: str) -> str:
    """An address to be read, its host in ASCII where its letters could be taken for others."""
    split = _split(url)
    host = (split and split.hostname) or ""
    if split is None or host.isascii():
        return url
    return split._replace(netloc=split.netloc.lower().replace(host, shown_host(host), 1)).geturl()


def shown_host(host: str) -> str:
    """The name of a host, in ASCII (xn--…) unless it is all in one script, and in letters that all know."""
    scripts = {_script(letter) for letter in host if letter.isalpha()}
    is_plain = len(scripts) <= 1 or scripts <= _EAST_ASIAN
    if host.isascii() or (is_plain and not any("LATIN" in scripts and sign > _BARE_LATIN for sign in host)):
        return host
    return ".".join(label if label.isascii() else _in_ascii(label) for label in host.split("."))


def _split(url: str) -> SplitResult | None:
    try:
        split = urlsplit(url)
        return split if split.port is None or 0 < split.port <= _MOST_PORTS else None
    except ValueError:  # brackets that do not close, a port that is no number, signs that stand for "/"
        return None


def _no_space(url: str) -> bool:
    return url.isascii() or not any(map(str.isspace, url))


def _is_host(host: str) -> bool:
    if ":" in host:  # of IPv6, between brackets
        return all(sign in "0123456789abcdef:." for sign in host)
    if not 0 < len(host) <= _LONGEST_HOST:
        return False
    labels = host.removesuffix(".").split(".")
    if not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return False
    if host.isascii():
        return host.translate(_WITHOUT_MARKS).isalnum()
    # Signs that stand for others, such as those of full width, would be read as those.
    return all(map(_is_of_names, host)) and unicodedata.is_normalized("NFKC", host)


def _is_of_names(sign: str) -> bool:
    return sign.isalnum() or sign in "-._" or unicodedata.category(sign).startswith("M")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _in_ascii(label: str) -> str:
    return f"xn--{label.encode('punycode').decode('ascii')}"
