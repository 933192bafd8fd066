"""Bytes to text: which encoding a text file is in.

Own rules come first, since charset-normalizer takes short French texts in Windows-1252 for Cyrillic or
Japanese; it is asked only when the bytes read well in no Western encoding.
"""

import codecs
import re

from corpus.errors import NotText
from corpus.readers.text.signatures import kind_of

_MARKS = (  # UTF-32's mark begins with UTF-16's, so it stands before it
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")  # the commonest first; ISO 8859-15 has œ and €
# Those of https://encoding.spec.whatwg.org/#names-and-labels as Python calls them, UTF-32 and DOS. None
# that is no encoding of texts, as idna, unicode_escape and undefined are in Python.
_ENCODINGS = frozenset({
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii"),
    *("cp866", "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7"),
    *("iso8859-8", "iso8859-9", "iso8859-10", "iso8859-11", "iso8859-13", "iso8859-14", "iso8859-15"),
    *("iso8859-16", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp850", "cp874", "tis-620"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "euc_jp", "iso2022_jp"),
    *("shift_jis", "cp932", "euc_kr", "cp949"),
})  # fmt: skip
_LONGEST_NAME = 40  # characters of an encoding's name
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # escape (1b) colours the output of terminals
_LETTER = r"[^\W\d_]"
_MISREAD = re.compile(
    f"{_LETTER}[‚„…†‡ˆ‰‹›“”•˜™¡¢£¤¥¦§¨©ª«¬®¯°±²³´¶¸¹º»¼½¾¿×÷ƒ–—]{_LETTER}"  # a sign inside a word
    f"|ƒ{_LETTER}|{_LETTER}ƒ"  # É of the old Macintosh
    "|[\x80-\x9f\ufffdˆ˜¤]"
)
_INNER_LETTER = re.compile(f"(?<={_LETTER})(?![A-Za-z]){_LETTER}")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS = re.compile(_LETTER)
_MOST_CONTROLS = 0.01  # share of control characters above which the bytes are no text
_MOST_ACCENTED = (
    0.35  # share of a Western text's letters that may bear accents; Cyrillic misread has nearly all
)
_MIXED = "pullquote-mixed"


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text in these bytes; ``declared`` is tried first, after a byte order mark. Raises NotText."""
    kind = kind_of(data)
    if kind:
        raise NotText(name, kind)
    text = _marked(data) or _wide(data)
    if text is None:
        data = data.rstrip(b"\0")
        text = _declared(data, declared) or _utf8(data) or _western(data) or _guessed(data)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise NotText(name)
    return text


def strictly(data: bytes, encoding: str) -> str | None:
    """The text in these bytes when they are in an encoding, by a name of strangers; else None."""
    if not _is_of_texts(encoding):
        return None
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _is_of_texts(name: str) -> bool:
    """Whether browsers read texts in an encoding; Python has codecs that are none."""
    try:
        return len(name) <= _LONGEST_NAME and codecs.lookup(name).name in _ENCODINGS
    except (LookupError, ValueError):  # ValueError for a NUL in the name
        return False


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return strictly(data[len(mark) :], encoding)
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in the right order it has plain spaces or letters, in the wrong one neither."""
    if b"\0" not in data[:4096] or len(data) % 2:
        return None
    # The halves of a letter that are zero stand all on one side; strewn ones are no part of a text.
    first, second = data[:4096:2].count(0), data[1:4096:2].count(0)
    if min(first, second) * 10 > max(first, second):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = strictly(data, encoding)
        sample = text[:2048] if text else ""
        plain = sum(character.isascii() and not _CONTROLS.match(character) for character in sample)
        spaces = sample.count(" ") + sample.count("\n")
        if sample and (plain > len(sample) / 2 or spaces > len(sample) / 20):
            return text
    return None


def _declared(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    # Browsers read these names as Windows-1252, and pages count on it.
    western = declared.lower().replace("_", "-") in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
    return strictly(data, "cp1252" if western else declared)


def _utf8(data: bytes) -> str | None:
    """UTF-8, also when it is cut inside its last character or has a few bytes of Windows-1252 pasted in."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            text = data[: error.start].decode("utf-8")
            return None if text.isascii() else text
    replaced = data.decode("utf-8", errors="replace")
    broken = replaced.count("\ufffd")
    whole = len(_NON_ASCII.findall(replaced)) - broken
    return data.decode("utf-8", errors=_MIXED) if whole > 4 * broken else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_MIXED, _as_windows)


def _western(data: bytes) -> str | None:
    for encoding in _WESTERN:
        text = strictly(data, encoding)
        if text is not None and reads_well(text):
            return text
    return None


def reads_well(text: str) -> bool:
    """Whether a text reads as one in a Western language, and not as one in a wrong encoding."""
    letters = len(_LETTERS.findall(text))
    accented = sum(letter.isalpha() for letter in _NON_ASCII.findall(text))
    return accented <= max(3, _MOST_ACCENTED * letters) and not _is_misread(text)


def _is_misread(text: str) -> bool:
    """Whether words have signs or single capitals inside, as in no language."""
    inner = (match.start() for match in _INNER_LETTER.finditer(text))
    return bool(_MISREAD.search(text)) or any(
        text[place].isupper() and text[place - 1].islower() for place in inner
    )


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # here, since hardly any file needs it

    best = from_bytes(data).best()
    text = str(best) if best is not None else None
    return None if text is None or _is_misread(text) else text
