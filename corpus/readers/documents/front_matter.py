"""The ``key: value`` lines between two ``---`` that may open a Markdown file.

Only flat values are read: the lists and nested keys of YAML are of no use here, and are passed over.
"""

import re

_KEY = r"[A-Za-z][\w-]*[ \t]*:(?=[ \t\n])"
# Prose between two thematic breaks looks the same but for its lines.
_BLOCK = re.compile(rf"\A\s*---[ \t]*\n((?:(?:{_KEY}|[ \t#-])[^\n]*\n|\n)+)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(rf"^({_KEY})[ \t]*(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields by lower-case name, and the text after them; no fields when the text opens with none."""
    block = _BLOCK.match(text)
    if block is None:
        return {}, text
    fields = {
        match[1].rstrip(": \t").lower(): _value(match[2].strip()) for match in _FIELD.finditer(block[1])
    }
    return (fields, text[block.end() :]) if fields else ({}, text)


def _value(written: str) -> str:
    for quote, escaped in (('"', '\\"'), ("'", "''")):
        if len(written) > 1 and written.startswith(quote) and written.endswith(quote):
            return written[1:-1].replace(escaped, quote)
    return _COMMENT.sub("", written)
