"""The entities that a client finds by itself in what a person types."""

import re
from typing import Any

_PATTERNS = {
    "bot_command": r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?",
    "mention": r"(?<![\w/])@[A-Za-z][A-Za-z0-9_]{3,31}\b",
    "url": r"\bhttps?://[^\s<>«»\"]+[^\s<>«»\".,;:!?)]",
    "hashtag": r"(?<!\w)#\w*[^\W\d]\w*",
    "email": r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w",
}


def detected(text: str) -> list[dict[str, Any]]:
    """Commands, mentions, links, hashtags and addresses, with offsets in UTF-16 units."""
    found: list[dict[str, Any]] = []
    covered: list[range] = []
    for kind in ("url", "email", "bot_command", "mention", "hashtag"):
        for match in re.finditer(_PATTERNS[kind], text):
            if any(match.start() in taken for taken in covered):
                continue
            covered.append(range(match.start(), match.end()))
            found.append({"type": kind, "offset": _units(text[: match.start()]), "length": _units(match[0])})
    return sorted(found, key=lambda entity: entity["offset"])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
