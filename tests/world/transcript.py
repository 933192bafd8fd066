"""A chat as readable text."""

from .state import Chat, Message
from .state.messages import span


def transcript(chat: Chat) -> str:
    """Who said what: quotes marked by ▌, links after their text, buttons in brackets."""
    shown = [message for message in chat.messages.values() if not message.deleted]
    return "\n".join(_entry(message) for message in shown)


def _entry(message: Message) -> str:
    if message.service:
        return f"* {_sender(message)} {_happened(message)}"
    lines = _lines(message)
    lines += ["[" + "] [".join(b["text"] for b in row) + "]" for row in message.keyboard]
    body = "\n".join(f"    {line}".rstrip() for line in lines)
    return f"{_heading(message)}\n{body}"


def _sender(message: Message) -> str:
    if message.sender_chat is not None:
        return message.sender_chat.title
    return message.sender.first_name if message.sender else message.chat.title


def _happened(message: Message) -> str:
    match message.content:
        case {"forum_topic_created": {"name": name}}:
            return f"opened the topic {name}"
        case {"new_chat_members": [{"first_name": name}]}:
            return "joined" if name == _sender(message) else f"added {name}"
        case {"left_chat_member": _}:
            return "left"
    return "made the group a supergroup"


def _heading(message: Message) -> str:
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
    return f"{_sender(message)} ({', '.join(marks)}):" if marks else f"{_sender(message)}:"


def _lines(message: Message) -> list[str]:
    files = [
        f"<{kind}{_name(message, kind)}>"
        for kind in ("document", "photo", "sticker", "voice")
        if kind in message.content
    ]
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
