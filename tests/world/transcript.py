"""A chat as readable text."""

from .state import Chat, Message
from .state.messages import span


def transcript(chat: Chat) -> str:
    """Who said what: quotes marked by ▌, links after their text, buttons in brackets."""
    shown = [message for message in chat.messages.values() if not message.deleted]
    return "\n".join(_entry(message) for message in shown)


def _entry(message: Message) -> str:
    lines = _lines(message)
    lines += ["[" + "] [".join(b["text"] for b in row) + "]" for row in message.keyboard]
    body = "\n".join(f"    {line}".rstrip() for line in lines)
    return f"{_heading(message)}\n{body}"


def _heading(message: Message) -> str:
    sender = (
        message.sender_chat.title if message.sender_chat else message.sender and message.sender.first_name
    )
    marks = [f"in {message.topic}"] if message.topic else []
    replied = message.reply_to
    if replied is not None and not replied.service:
        first = replied.text.splitlines()[0] if replied.text else "a file"
        marks.append(f"to “{first[:40]}{'…' if len(first) > 40 else ''}”")
    if message.via_bot:
        marks.append(f"via @{message.via_bot.username}")
    if message.origin:
        marks.append("forwarded")
    if message.edited:
        marks.append("edited")
    return f"{sender} ({', '.join(marks)}):" if marks else f"{sender}:"


def _lines(message: Message) -> list[str]:
    files = [
        f"<{kind}{_name(message, kind)}>"
        for kind in ("document", "photo", "sticker", "voice")
        if kind in message.content
    ]
    if message.service:
        return [f"({', '.join(message.content)})"]
    return files + (_quoted(message) if message.text else [])


def _name(message: Message, kind: str) -> str:
    named = message.content[kind]
    return f" {named['file_name']}" if isinstance(named, dict) and "file_name" in named else ""


def _quoted(message: Message) -> list[str]:
    # Markers are set on the text line by line: a quote covers whole lines in a client.
    marked = [e for e in message.entities if e["type"] in ("blockquote", "expandable_blockquote")]
    spans = [(e["offset"], e["offset"] + e["length"]) for e in marked]
    lines, offset = [], 0
    for line in message.text.split("\n"):
        length = len(line.encode("utf-16-le")) // 2
        inside = any(start < offset + length and offset < end for start, end in spans)
        lines.append(("▌ " if inside else "") + _linked(message, line, offset, length))
        offset += length + 1
    return lines


def _linked(message: Message, line: str, offset: int, length: int) -> str:
    for entity in reversed(message.entities):
        end = entity["offset"] + entity["length"]
        if entity["type"] == "text_link" and offset <= entity["offset"] and end <= offset + length:
            before = span(line, 0, end - offset)
            line = f"{before} <{entity['url']}>{line[len(before) :]}"
    return line
