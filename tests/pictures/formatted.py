"""A message's text with its entities, as HTML."""

from html import escape
from typing import Any

from tests.world import Message
from tests.world.state.messages import span

INLINE = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "code": ("<code>", "</code>"),
    "mention": ("<a>", "</a>"),
    "bot_command": ("<a>", "</a>"),
    "text_link": ("<a>", "</a>"),
    "url": ("<a>", "</a>"),
    "date_time": ("<a>", "</a>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="folded"><div>', "</div></blockquote>"),
}
QUOTES = ("blockquote", "expandable_blockquote")


def formatted(message: Message) -> str:
    """The text with its styles; a quotation is a block, which takes the line break after it."""
    text = message.text
    # Of those that begin together the longer one stands around the other.
    entities = sorted(message.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return _inside(text, entities, 0, len(text.encode("utf-16-le")) // 2)


def _inside(text: str, entities: list[dict[str, Any]], start: int, end: int) -> str:
    html, at = "", start
    while entities and entities[0]["offset"] < end:
        entity = entities.pop(0)
        first, last = entity["offset"], entity["offset"] + entity["length"]
        quotes = entity["type"] in QUOTES
        html += escape(span(text, at, first - at))
        opening, closing = INLINE[entity["type"]]
        html += opening + _inside(text, entities, first, last) + closing
        at = last + (1 if quotes and span(text, last, 1) == "\n" else 0)
    return html + escape(span(text, at, end - at))
