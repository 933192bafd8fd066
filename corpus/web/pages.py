"""The article of a web page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.errors import EmptySource, WalledSource
from corpus.models import Draft
from corpus.readers import read
from corpus.readers.documents.html import recognises, text_of_page
from corpus.web.addresses import PUBLIC, Reach
from corpus.web.fetching import Fetched, fetch, without_login
from corpus.web.sites import same_site
from corpus.web.walls import LITTLE_TEXT, Wall, wall_of

# What those who spread a link add to it, to tell where readers come from.
_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|xtor|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|twclid|ref_src)$", re.IGNORECASE
)
_SCRIPTED = 200  # characters of text below which a page of scripts shows nothing by itself
_LARGEST_WALL = 2_000_000  # bytes


def fetch_article(url: str, reach: Reach = PUBLIC) -> Draft:
    """Read the article at an http(s) address, be it a page or a file of a kind that is read.

    Raises WalledSource for a page that stands before it, what ``fetch`` raises, and what ``read`` raises.
    """
    fetched = _in_its_charset(fetch(url, reach))
    name = without_login(url)
    try:
        draft = read(fetched.name, fetched.data)
    except EmptySource as error:
        if b"<script" in fetched.data:
            raise WalledSource(name, Wall.ROBOTS) from error
        raise
    if recognises(fetched.data) and len(draft.text) <= LITTLE_TEXT:
        # Where hardly anything was taken for an article, the page itself says why.
        is_short = len(draft.text) < _SCRIPTED and len(fetched.data) < _LARGEST_WALL
        told = text_of_page(fetched.name, fetched.data) if is_short else draft.text
        if wall := wall_of(fetched.url, fetched.data, told):
            raise WalledSource(name, wall)
    # Which article it is and on which shelf it stands is for those to say who add it, not for its writer.
    own = {"id": None, "url": canonical(draft.url, fetched.url), "collection": None}
    return draft.model_copy(update=own)


def _in_its_charset(fetched: Fetched) -> Fetched:
    """The page in UTF-8 with a mark, when it is in the charset that its server says and not in UTF-8."""
    if fetched.charset is None or _decodes(fetched.data, "utf-8") is not None:
        return fetched
    text = _decodes(fetched.data, fetched.charset)
    return fetched if text is None else fetched._replace(data=text.encode("utf-8-sig"))


def _decodes(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def canonical(declared: str | None, reached: str) -> str:
    """The address that an article is known by: what its page declares within its site, else where it was."""
    base = declared if declared and same_site(declared, reached) else reached
    split = urlsplit(without_login(base))
    kept = [pair for pair in parse_qsl(split.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    query = (
        split.query if len(kept) == len(parse_qsl(split.query, keep_blank_values=True)) else urlencode(kept)
    )
    return urlunsplit(split._replace(query=query, fragment=""))
