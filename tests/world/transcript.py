"""A chat as readable text."""

import textwrap
from datetime import UTC, datetime

from .state import Chat, Message
from .state.messages import span

_WIDTH = 94  # characters of a line, without its margin
_MARGIN = " " * 4
_BEGINNING = 48  # characters of the message replied to


def transcript(chat: Chat) -> str:
    """Who said what: quotes marked by ▌, links after their text, buttons in brackets."""
    shown = [message for message in chat.messages.values() if not message.deleted]
    return "\n".join(entry(message) for message in shown)


def entry(message: Message, *, timed: bool = False) -> str:
    """One message; ``timed`` begins with the hour at Greenwich."""
    hour = f"{datetime.fromtimestamp(message.date, UTC):%H:%M} " if timed else ""
    if message.service:
        return f"* {hour}{sender(message)} {_happened(message)}"
    return f"{hour}{_heading(message)}\n{body(message)}"


def body(message: Message) -> str:
    """What a message says, and the buttons under it."""
    lines = _lines(message)
    lines += ["[" + "] [".join(b["text"] for b in row) + "]" for row in message.keyboard]
    lines += [f"{{{words}}}" for words in message.suggestions]
    return "\n".join(f"{_MARGIN}{line}".rstrip() for line in lines)


def sender(message: Message) -> str:
    """In whose name a message was written."""
    if message.sender_chat is not None:
        return message.sender_chat.title
    return message.sender.first_name if message.sender else message.chat.title


def _happened(message: Message) -> str:
    match message.content:
        case {"forum_topic_created": {"name": name}}:
            return f"opened the topic {name}"
        case {"new_chat_members": [{"first_name": name}]}:
            return "joined" if name == sender(message) else f"added {name}"
        case {"left_chat_member": _}:
            return "left"
    return "made the group a supergroup"


def _heading(message: Message) -> str:
    general = "General" if message.chat.is_forum else None
    marks = [f"in {topic}"] if (topic := message.topic or general) else []
    replied = message.reply_to
    if replied is not None and not replied.service:
        quoted = message.quote["text"] if message.quote else replied.text or " ".join(_lines(replied))
        marks.append(f"to {sender(replied)} “{textwrap.shorten(quoted, _BEGINNING, placeholder='…')}”")
    if message.via_bot:
        marks.append(f"via @{message.via_bot.username}")
    if message.origin:
        marks.append("forwarded")
    if message.edited:
        marks.append("edited")
    return f"{sender(message)} ({', '.join(marks)}):" if marks else f"{sender(message)}:"


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
        lines += _wrapped(_linked(message, line, offset, length), "▌ " if inside else "")
        offset += length + 1
    return lines


def _wrapped(line: str, mark: str) -> list[str]:
    rows = textwrap.wrap(line, _WIDTH - len(mark), break_long_words=False, break_on_hyphens=False)
    return [mark + row for row in rows or [""]]


def _linked(message: Message, line: str, offset: int, length: int) -> str:
    for entity in reversed(message.entities):
        end = entity["offset"] + entity["length"]
        if entity["type"] == "text_link" and offset <= entity["offset"] and end <= offset + length:
            before = span(line, 0, end - offset)
            line = f"{before} <{entity['url']}>{line[len(before) :]}"
    return line
