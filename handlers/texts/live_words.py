"""The words of a quotation that an app would make live: it would send a command when one is tapped.

Telegram looks for them in every message, also in one that comes with entities, and inside block quotes. Only
an entity that cannot hold another, a link or code, keeps it from that; there is no switch. Hosts without
"www." and telephone numbers are left: which of them an app knows changes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST = 20  # in a quotation: a message has room for a hundred entities
_LIVE = re.compile(
    r"(?<![\w/<>])(?:/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w@/])@[A-Za-z0-9_]{2,32}(?!\w)"
    r"|(?<![\w#])\#(?=[\d_]{0,32}[^\W\d_])\w{1,256}(?:@[A-Za-z0-9_]{3,32})?(?!\w)"
    r"|(?<![\w$])\$[A-Z]{1,8}(?!\w)"
    r"|(?P<address>(?<!\w)(?:https?://|www\.)[^\s<>«»“”\"]++"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)


class Live(NamedTuple):
    """Where one is, in code points, and whether it is an address: no link to another may stand over it."""

    start: int
    end: int
    is_address: bool


def live_words(text: str) -> Iterator[Live]:
    """The first of them, in order."""
    for number, match in enumerate(_LIVE.finditer(text)):
        if number == MOST:
            return
        yield Live(match.start(), match.end(), match["address"] is not None)
