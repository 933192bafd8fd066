"""The one address that an article of the web is known by."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.sites import same_site
from corpus.web.fetching import without_login

# What those who spread a link add to it, to tell where readers come from.
_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|xtor|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|twclid|ref_src)$", re.IGNORECASE
)


def canonical(declared: str | None, reached: str) -> str:
    """What the page declares within its site, else where it was; without what others added to it."""
    base = declared if declared and same_site(declared, reached) else reached
    split = urlsplit(without_login(base))
    kept = [pair for pair in parse_qsl(split.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    query = (
        split.query if len(kept) == len(parse_qsl(split.query, keep_blank_values=True)) else urlencode(kept)
    )
    return urlunsplit(split._replace(query=query, fragment=""))
