"""Language tags as files write them ("fr", "fr-FR", "en_US") to the two letters that articles bear."""

import re

_TAG = re.compile(r"\A\s*+([a-z]{2})(?:[-_].*+)?\s*+$", re.IGNORECASE)


def language_of(tag: str | None) -> str | None:
    """The ISO 639-1 code of a tag; None for no tag, or one without such a code."""
    match = _TAG.match(tag or "")
    return match[1].lower() if match else None
