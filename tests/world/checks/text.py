"""Texts and their entities."""

from typing import Any

import telegram
from telegram.constants import MessageEntityType, MessageLimit

from ..errors import violation
from .arguments import known_fields

Entities = list[dict[str, Any]]

# What an entity cannot do without, by its type.
_REQUIRED = {
    "text_link": ("url",),
    "text_mention": ("user",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time",),
}
_QUOTES = {"blockquote", "expandable_blockquote"}
_STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
_LONE = {"pre", "code"}


def units(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def checked_text(text: Any, entities: Any, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> tuple[str, Entities]:
    """The text as Telegram shows it, without white space around it, and its entities moved along."""
    if not isinstance(text, str):
        raise violation("message text must be a string")
    # Telegram counts code points; UTF-16 units are never fewer, so they are the safe side.
    if units(text) > limit:
        raise violation("message is too long")
    checked = checked_entities(text, entities or [])
    start = units(text) - units(text.lstrip())
    text = text.strip()
    if not text:
        raise violation("message text is empty")
    return text, _moved(checked, start, units(text))


def checked_caption(caption: Any, entities: Any) -> tuple[str, Entities]:
    """The same for a caption, which is shorter and may be missing."""
    if not caption:
        return "", []
    return checked_text(caption, entities, MessageLimit.CAPTION_LENGTH)


def checked_entities(text: str, entities: Any) -> Entities:
    """The entities, if each is whole, inside the text and properly nested."""
    if not isinstance(entities, list):
        raise violation("can't parse entities: expected an Array of MessageEntity")
    if len(entities) > MessageLimit.MESSAGE_ENTITIES:
        raise violation(f"can't parse entities: {len(entities)} of them, more than 100")
    for entity in entities:
        _check_entity(text, entity)
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    for number, outer in enumerate(ordered):
        for inner in ordered[number + 1 :]:
            _check_pair(outer, inner)
    return ordered


def _check_entity(text: str, entity: Any) -> None:
    known_fields(entity, telegram.MessageEntity, "MessageEntity")
    kind = entity.get("type")
    if kind not in set(MessageEntityType):
        raise violation(f"can't parse entities: unsupported type {kind!r}")
    for name in _REQUIRED.get(kind, ()):
        if not entity.get(name):
            raise violation(f'can\'t parse entities: {kind} without "{name}"')
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise violation(f"can't parse entities: {kind} at {offset} of length {length}")
    if offset + length > units(text):
        raise violation(f"can't parse entities: {kind} ends at {offset + length} after the text's end")
    for edge in (offset, offset + length):
        if _splits_pair(text, edge):
            raise violation(f"can't parse entities: {kind} splits the character at {edge}")


def _splits_pair(text: str, position: int) -> bool:
    unit = text.encode("utf-16-le")[2 * position : 2 * position + 2]
    return 0xDC00 <= int.from_bytes(unit, "little") <= 0xDFFF


def _check_pair(outer: dict[str, Any], inner: dict[str, Any]) -> None:
    outer_end = outer["offset"] + outer["length"]
    if inner["offset"] >= outer_end:
        return
    pair = f"{inner['type']} at {inner['offset']} and {outer['type']} at {outer['offset']}"
    if {outer["type"], inner["type"]} <= _QUOTES:
        raise violation(f"can't parse entities: nested block quotes, {pair}")
    if inner["offset"] + inner["length"] > outer_end:
        raise violation(f"can't parse entities: overlapping, {pair}")
    # Styles go inside and around everything but code; a quote holds anything; the rest hold nothing.
    both = {outer["type"], inner["type"]}
    if not both & _QUOTES and (both & _LONE or not both & _STYLES):
        raise violation(f"can't parse entities: these do not nest, {pair}")


def _moved(entities: Entities, start: int, length: int) -> Entities:
    moved = []
    for entity in entities:
        left = max(entity["offset"] - start, 0)
        right = min(entity["offset"] + entity["length"] - start, length)
        if right > left:
            moved.append(entity | {"offset": left, "length": right - left})
    return moved
