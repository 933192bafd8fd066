"""A web page: the article that trafilatura finds in it, or all its text when it is a bare fragment."""

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.errors import BrokenSource, TextTooLong
from corpus.readers.contract.content import CELL, Content
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS
from corpus.readers.text.encoding import decode
from corpus.readers.text.language_tags import language_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BEGINNING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:<!--.*?-->\s*+)*)<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
# Of what stands between two ">" the first tag is looked into, and it once.
_CHARSET = re.compile(
    rb"""(?<![^>])(?:(?>[^>]*?<meta)[^>]+charset\s*+=\s*+(?:["']\s*+)?([\w.:-]+)"""
    rb"""|(?>[^>]*?<\?xml)[^>]+encoding=["']([\w.:-]+))""",
    re.IGNORECASE,
)
_TOO_DEEP = "Excessive depth"  # libxml2 stops there, and the rest of the page would be missing
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_HEAD_BYTES = 4096  # where a page says that it is one, and in which encoding
_TELLS = 200  # characters from which a text tells its language better than the page's template does
_TITLES = "//title[normalize-space()] | //h1 | //meta[@property='og:title']"
_NEARLY_ALL = 0.98  # of a page's characters: no site has so little around its articles
_GLUED = 1.1  # times the page's longest block
# Dates in the running text are left to the datelines: htmldate's search takes any that it finds.
_DATES = {"original_date": True, "extensive_search": False}
_SILENT = {
    *("script", "style", "noscript", "template", "title", "svg", "iframe", "object"),
    *("select", "button", "textarea", "nav", "aside", "footer"),
}
# HTML's names, and those that trafilatura gives to the same things (head is a heading there).
_BLOCKS = {
    *("address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "legend"),
    *("list", "main", "ol", "p", "pre", "quote", "section", "summary", "table", "ul"),
}
_ROWS = {"tr", "row"}
_LINES = {"br", "lb", "li", "item"} | _ROWS
_CELLS = {"td", "th", "cell"}
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")  # what pages collapse: not the no-break space


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a page."""
    return _BEGINNING.match(data[:_HEAD_BYTES]) is not None


def read(name: str, data: bytes) -> Content:
    """The article of a page with its metadata; raises NotText, TextTooLong, BrokenSource."""
    return read_page(name, data)


def read_page(name: str, data: bytes, declared: str | None = None) -> Content:
    """The same, in the encoding that something else than the page declares, such as a mail."""
    page = _XML_DECLARATION.sub("", decode(name, data, declared or _declared_encoding(data)))
    tree = _parse(name, page)
    if tree is None or not (everything := _text(tree)).strip():
        return Content()
    if len(everything) > MAXIMUM_CHARACTERS:  # before all the work of looking for an article in it
        raise TextTooLong(name, len(everything), MAXIMUM_CHARACTERS)
    article = _article(page) if _BODY.search(page) else Content()
    content = (
        article if _is_sound(article.text, everything) else article.model_copy(update={"text": everything})
    )
    if not tree.xpath(_TITLES):
        content = content.model_copy(update={"title": None})  # it was taken from some heading in the text
    tells = len(content.text) >= _TELLS
    return content if tells else content.model_copy(update={"language": language_of(tree.get("lang"))})


def text_of(name: str, page: str) -> str:
    """All text of a page or a fragment, its blocks apart; raises BrokenSource."""
    tree = _parse(name, page)
    return "" if tree is None else _text(tree)


def text_of_page(name: str, data: bytes) -> str:
    """All text of a page in bytes; raises NotText, BrokenSource."""
    return text_of(name, _XML_DECLARATION.sub("", decode(name, data, _declared_encoding(data))))


def _article(page: str) -> Content:
    from trafilatura import bare_extraction  # here, since it takes half a second to import
    from trafilatura.settings import Document

    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if not isinstance(found, Document):
        return Content()
    return Content(
        text=_text(found.body),
        title=found.title,
        source=found.sitename,
        url=found.url,
        published=date.fromisoformat(found.date) if found.date else None,
    )


def _is_sound(article: str, everything: str) -> bool:
    """Whether an extraction left out what is around the article, and nothing else.

    On short pages trafilatura may glue all blocks together; and where it kept nearly all there was nothing to
    leave out, while it drops headings and short lists.
    """
    kept, all_blocks = _block_lengths(article), _block_lengths(everything)
    glued = max(kept) > _GLUED * max(all_blocks)
    return 0 < sum(kept) < _NEARLY_ALL * sum(all_blocks) and not glued


def _block_lengths(text: str) -> list[int]:
    return [len(" ".join(block.split())) for block in text.split("\n\n")]


def _parse(name: str, page: str) -> "Element | None":
    from lxml.etree import ParserError  # here, since only pages need it
    from lxml.html import HTMLParser, document_fromstring

    # Without huge_tree libxml2 drops a text of 10 MB, and what is nested deeply, without a word.
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(page, parser=parser)
    except ParserError:  # nothing in it but comments or space
        tree = None
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise BrokenSource(name, "HTML")
    return tree


def _declared_encoding(data: bytes) -> str | None:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    return (declared[1] or declared[2]).decode("ascii") if declared else None


def _text(tree: "Element") -> str:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            pieces += (_after(element.tag, pieces), _run(element.tail))
        elif element.tag in _SILENT:
            walk.skip_subtree()
        else:
            preformatted = element.tag == "pre"
            pieces += (_before(element.tag), (element.text or "") if preformatted else _run(element.text))
    return "".join(pieces)


def _run(text: str | None) -> str:
    return _WHITE_SPACE.sub(" ", text or "")


def _before(tag: str) -> str:
    return "\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else ""


def _after(tag: str, pieces: list[str]) -> str:
    if tag in _ROWS and len(pieces) > 1 and pieces[-2] == CELL:
        pieces[-2] = ""
    return CELL if tag in _CELLS else "\n\n" if tag in _BLOCKS else ""
