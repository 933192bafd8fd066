"""A Rich Text document: striprtf gives its text, its information group the title and the day of making."""

import re
from datetime import date

from corpus.errors import BrokenSource
from corpus.readers.contract.content import CELL, Content
from corpus.readers.text.property_titles import title_of

_BEGINNING = re.compile(rb"\A\s*\{\\rtf")
# Pictures are hexadecimal digits by the megabyte, which striprtf would look at one by one.
_DIGITS = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{32,}+\s*+)++")
_PICTURE, _PIECE = 4, 32  # pieces of a picture at the least, and the digits of one
_ESCAPED = re.compile(r"\\[\\{}]")
_BULLET = re.compile(r"\{\\listtext\b[^{}]*\}")
_IN_CELL = re.compile(r"\\par(?=[\s}]*\\(?:nest)?cell(?![a-z]))")  # the end of the only paragraph of a cell
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_PARAGRAPH = re.compile(r"\\par(?![a-z])")
_LINK = re.compile(r"HYPERLINK(?=\s+\\?[\"l])")  # striprtf would put the address into the text
_ROW = re.compile(r"\\(?:nest)?row(?![a-z])")
_ROW_END = "\x1e"  # a control character, which stands in no text
_HEADER = re.compile(r"\{\\rtf\d?[^{}]*")
_TITLE = re.compile(r"(?<!\\)\{\\title\b ?((?:[^{}\\]|\\.)*+)\}", re.DOTALL)
_MADE = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as such a document, as many files named .doc do."""
    return _BEGINNING.match(data[:64]) is not None


def read(name: str, data: bytes) -> Content:
    """The text with the title and the day of making; raises BrokenSource."""
    # Rich text is ASCII with escapes; what is not is left as bytes of its declared encoding.
    written = data.decode("latin-1")
    if not recognises(data) or _is_cut_off(written):
        raise BrokenSource(name, "RTF")
    title = _TITLE.search(written)
    header = _HEADER.search(written)
    return Content(
        text=_text(name, _prepared(written)),
        title=title_of(_text(name, f"{header[0]} {title[1]}}}")) if title and header else None,
        created=_made(written),
    )


def _is_cut_off(written: str) -> bool:
    """Whether groups are left open: half an article must not pass for one."""
    bare = _ESCAPED.sub("", written)
    return "\\bin" not in written and bare.count("{") > bare.count("}")


def _prepared(written: str) -> str:
    written = _BULLET.sub("", _DIGITS.sub(_without_picture, written))
    written = _CELL.sub(lambda _: CELL, _IN_CELL.sub("", _LINK.sub("LINK", written)))
    return _PARAGRAPH.sub(lambda _: r"\par\par", _ROW.sub(_ROW_END, written))


def _without_picture(digits: re.Match[str]) -> str:
    pieces = sum(len(run) // _PIECE for run in digits[0].split())
    return "" if pieces >= _PICTURE else digits[0]


def _text(name: str, written: str) -> str:
    from striprtf.striprtf import rtf_to_text  # here, since only such documents need it

    try:
        text = rtf_to_text(written, errors="replace")
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise BrokenSource(name, "RTF") from error
    # Characters beyond the first plane come as the two halves that UTF-16 gives them.
    return _rows_joined(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def _rows_joined(text: str) -> str:
    """The rows of a table on neighbouring lines, and what follows it apart."""
    first, *others = (piece.strip().rstrip(" |") for piece in text.split(_ROW_END))
    for number, piece in enumerate(others, start=1):
        follows = number < len(others) and "\n\n" not in piece
        first += ("\n" if follows else "\n\n") + piece
    return first


def _made(written: str) -> date | None:
    match = _MADE.search(written)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
