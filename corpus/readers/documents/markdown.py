"""Markdown as the text that a reader sees: no markup, a heading or a list item on a line of its own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from corpus.readers.contract.content import CELL, Content
from corpus.readers.documents import front_matter
from corpus.readers.documents.html import text_of
from corpus.readers.text.dates import read_date
from corpus.readers.text.encoding import decode
from corpus.readers.text.language_tags import language_of

if TYPE_CHECKING:
    from markdown_it.token import Token

# The names of fields in the front matter, those that count most first.
_FIELDS = {
    "title": ("title",),
    "source": ("source", "publisher"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "published": ("published", "date"),
    "collection": ("collection",),
}
_AFTER = {
    "heading_close": "\n\n",
    "paragraph_close": "\n\n",
    "list_item_close": "\n",
    "bullet_list_close": "\n\n",
    "ordered_list_close": "\n\n",
    "th_close": CELL,
    "td_close": CELL,
    "tr_close": "\n",
    "table_close": "\n\n",
}
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(name: str, data: bytes) -> Content:
    """The text, with the front matter's fields and the main heading as title; raises NotText."""
    written = decode(name, data).replace("\r\n", "\n").replace("\r", "\n")
    fields, written = front_matter.split(written)
    from markdown_it import MarkdownIt  # here, since only Markdown files need it

    tokens = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(written)
    said: dict[str, Any] = {
        field: next((fields[key] for key in keys if fields.get(key)), None) for field, keys in _FIELDS.items()
    }
    said["title"] = said["title"] or _main_heading(tokens)
    said["language"] = language_of(said["language"])
    said["published"] = read_date(said["published"])
    return Content(text=_text(name, tokens), **said)


def _text(name: str, tokens: "Sequence[Token]") -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type == "inline":
            pieces.append(_inline(token.children or []))
        elif token.type in {"fence", "code_block"}:
            pieces.append(f"{token.content}\n")
        elif token.type == "html_block":
            pieces.append(f"{text_of(name, token.content)}\n\n")
        elif token.type == "tr_close" and pieces[-1] == CELL:
            pieces[-1] = "\n"
        else:
            # The paragraphs of a tight list are hidden: their items stand on neighbouring lines.
            pieces.append("" if token.hidden else _AFTER.get(token.type, ""))
    return "".join(pieces)


def _inline(tokens: "Sequence[Token]") -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _LINE_BREAK.match(token.content)):
            pieces.append("\n")
    return "".join(pieces)


def _main_heading(tokens: "Sequence[Token]") -> str | None:
    """The first heading of the first level, or the heading that opens the text whatever its level."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and (token.tag == "h1" or place == 0):
            return _inline(tokens[place + 1].children or [])
    return None
