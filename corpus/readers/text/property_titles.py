"""Whether the title in a document's properties is one that a person gave it."""

import re

_NO_TITLE = re.compile(
    r"(?i)\A(?:microsoft \w+ - |(?:word |new )?document ?\d*$|untitled|sans (?:titre|nom)|print$|https?://|about:"
    r"|.*\.(?:docx?|odt|pdf|rtf|indd|qxp|pages|tex|html?|txt)$)"
)


def title_of(property: str | None) -> str | None:
    """The title; None when a program put its own words or the file's name there."""
    title = (property or "").strip()
    return title if title and not _NO_TITLE.match(title) else None
