"""What a file is by its first bytes, for files that are named as text and hold something else."""

import re
from typing import NamedTuple


class Signature(NamedTuple):
    """The bytes that a kind of file begins with, as a pattern, and what people call it."""

    pattern: re.Pattern[bytes]
    kind: str


SIGNATURES = tuple(
    Signature(re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\x89PNG\r\n\x1a\n", "PNG picture"),
        (rb"\xff\xd8\xff", "JPEG picture"),
        (rb"GIF8[79]a", "GIF picture"),
        (rb"RIFF....WEBP", "WebP picture"),
        (rb"BM....\0\0\0\0", "BMP picture"),
        (rb"II\*\0|MM\0\*", "TIFF picture"),
        (rb"\0\0\0.ftyp(?:heic|heix|mif1|msf1)", "HEIC picture"),
        (rb"\0\0\0.ftypavif", "AVIF picture"),
        (rb"\0\0\x01\0[\x01-\x20]\0", "ICO picture"),
        (rb"RIFF....WAVE", "WAV audio"),
        (rb"ID3[\x02-\x04]\0|\xff[\xfb\xf3\xf2][^\0]", "MP3 audio"),
        (rb"OggS\0", "Ogg audio"),
        (rb"fLaC\0", "FLAC audio"),
        (rb"\0\0\0.ftypM4A", "M4A audio"),
        (rb"RIFF....AVI ", "AVI video"),
        (rb"\0\0\0.ftyp", "MP4 video"),
        (rb"\x1aE\xdf\xa3", "WebM video"),
        (rb"PK(?:\x03\x04|\x05\x06)", "zip archive"),
        (rb"\x1f\x8b\x08", "gzip archive"),
        (rb"Rar!\x1a\x07", "RAR archive"),
        (rb"7z\xbc\xaf\x27\x1c", "7z archive"),
        (rb"\xfd7zXZ\0", "xz archive"),
        (rb"BZh[1-9]1AY&SY", "bzip2 archive"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
        (rb"\{\\rtf1", "RTF document"),
        (rb"%!PS-Adobe", "PostScript document"),
        (rb"SQLite format 3\0", "SQLite database"),
        (rb"\x7fELF|MZ.{1,58}?\0", "program"),
    )
)


def kind_of(data: bytes) -> str | None:
    """What the bytes begin as, such as "PNG picture"; None when they may be text."""
    return next((signature.kind for signature in SIGNATURES if signature.pattern.match(data)), None)
