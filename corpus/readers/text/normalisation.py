"""The one tidying that a text gets, when it is read; what is stored and cited is its outcome.

Kept: every visible character, no-break spaces (French puts them before ; : ! ? and inside « »), the joiners
that emoji and Indic scripts are spelt with. Replaced: line ends, tabs and runs of plain spaces, typographic
ligatures by their letters. Removed: control characters, soft hyphens, zero-width spaces, and the marks that
turn the direction of a line (they could make a citation read as something else), and of the marks on one
letter those beyond the thirtieth, which no language writes (Unicode Standard Annex 15, "Stream-Safe Text
Format"): to put many of them in order takes the square of their number.
"""

import re
import unicodedata

from corpus.soundness import INVISIBLE, UNSHOWABLE

_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_LEFT_OUT = re.compile(f"[{UNSHOWABLE}{INVISIBLE}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_BLANK_LINES = re.compile(r"\n{3,}")
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_LAST_MARK = 0x1E94A  # of those that have an order
# The three at the end have none, and are made of marks.
_MARKS = "".join(filter(unicodedata.combining, map(chr, range(0x300, _LAST_MARK + 1)))) + "\u0f73\u0f75\u0f81"
_TOO_MANY_MARKS = re.compile(f"[{_MARKS}](?<=[{_MARKS}]{{31}})[{_MARKS}]*")


def normalise(text: str) -> str:
    """The text in NFC with one kind of line end, no space around lines and at most one blank line."""
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _LEFT_OUT.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub("", text))
    text = _SPACES.sub(" ", text)
    return _BLANK_LINES.sub("\n\n", "\n".join(map(str.strip, text.split("\n")))).strip()


def one_line(text: str) -> str:
    """A title or a name: normalised, on one line."""
    return " ".join(normalise(text).split("\n")).replace("  ", " ")
