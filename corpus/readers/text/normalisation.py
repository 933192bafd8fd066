"""The one tidying that a text gets, when it is read; what is stored and cited is its outcome.

Kept: every visible character, no-break spaces (French puts them before ; : ! ? and inside « »), the joiners
that emoji and Indic scripts are spelt with. Replaced: line ends, tabs and runs of plain spaces, typographic
ligatures by their letters. Removed: control characters, soft hyphens, zero-width spaces, and the marks that
turn the direction of a line (they could make a citation read as something else).
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SPACES = re.compile(r"[ \t]{2,}|\t")
_BLANK_LINES = re.compile(r"\n{3,}")
_LIGATURE = re.compile("[ﬀ-ﬆ]")


def normalise(text: str) -> str:
    """The text in NFC with one kind of line end, no space around lines and at most one blank line."""
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _BLANK_LINES.sub("\n\n", "\n".join(map(str.strip, text.split("\n")))).strip()


def one_line(text: str) -> str:
    """A title or a name: normalised, on one line."""
    return " ".join(normalise(text).split("\n")).replace("  ", " ")
