"""The formats that can be read, by what can be told of them without reading; ``formats`` has their readers.

Whoever only names them imports none of what parses files.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """A kind of file that can be read, as one article or as many."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    tells: str  # what is taken from it besides its text, for the table in docs/formats.md
    many: bool = False  # articles, by the hundred, so that reading it may take minutes
    seconds: int = 30  # in which it must be read, and some more for each megabyte


_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("PDF", (".pdf",), ("application/pdf",), "title, day of making"),
    Format("DOCX", (".docx",), (_OFFICE,), "title, day of making"),
    Format("ODT", (".odt",), ("application/vnd.oasis.opendocument.text",), "title, day of making"),
    Format("RTF", (".rtf",), ("application/rtf", "text/rtf"), "title, day of making"),
    Format(
        "EPUB", (".epub",), ("application/epub+zip",), "title, publisher or author, date, language, address"
    ),
    Format("MSG", (".msg",), ("application/vnd.ms-outlook",), "as EML"),
    Format("MHTML", (".mhtml", ".mht"), ("multipart/related", "application/x-mimearchive"), "as HTML"),
    Format(
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        "title, site, date, address, language; what stands around the article is left out",
    ),
    Format(
        "EML",
        (".eml",),
        ("message/rfc822",),
        "subject, sender, date; enclosed documents, alone when the mail only introduces them",
    ),
    Format(
        "CSV",
        (".csv", ".tsv"),
        ("text/csv", "text/tab-separated-values"),
        "an article in each row, by columns called text, title, date, source, url, collection (or texte…)",
        many=True,
    ),
    Format(
        "JSON lines",
        (".jsonl", ".ndjson"),
        ("application/x-ndjson", "application/jsonl"),
        "an article in each line, with the fields that `pullquote export` writes",
        many=True,
    ),
    Format(
        "JSON", (".json",), ("application/json",), "the same in an array, or as a single object", many=True
    ),
    Format(
        "zip",
        (".zip",),
        ("application/zip", "application/x-zip-compressed"),
        "every file in it of a format of this table, but no other zip",
        many=True,
    ),
    Format(
        "picture of a page",
        (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff"),
        ("image/png", "image/jpeg", "image/webp", "image/tiff"),
        "text recognised by Tesseract, where it is installed",
        seconds=90,
    ),
    Format(
        "Markdown",
        (".md", ".markdown"),
        ("text/markdown",),
        "title, source, date, address, language, collection of its front matter",
    ),
    Format("plain text", (".txt",), ("text/plain",), "nothing: the file says nothing else"),
)
ENDINGS = tuple(ending for format in FORMATS for ending in format.endings)
