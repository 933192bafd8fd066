"""Messages of a chat as a page that looks like the app."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from tests.pictures.formatted import formatted
from tests.world import Message, Person
from tests.world.transcript import sender

STYLE = Path(__file__).with_name("telegram.css")
COLOURS = ("#c03d33", "#4fad2d", "#d09306", "#168acd", "#8544d6", "#cd4073", "#2996ad", "#ce671b")
TICKS = '<span class="ticks">✓✓</span>'
PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><style>{style}</style>
<body><header>{avatar}<div><b>{title}</b><small>{below}</small></div></header>
<main>{messages}</main>
<script>document.title = Math.ceil(document.body.getBoundingClientRect().height)</script>
</body></html>
"""


class Scene(NamedTuple):
    """What one person sees on their screen."""

    name: str
    title: str
    below: str  # the chat's title
    seen_by: Person
    messages: list[Message]


def page(scene: Scene) -> str:
    """The scene as HTML; its own title tells how high it is."""
    return PAGE.format(
        language=scene.seen_by.user.language_code,
        style=STYLE.read_text(encoding="utf-8"),
        avatar=_avatar(scene.title),
        title=escape(scene.title),
        below=escape(scene.below),
        messages="\n".join(_message(message, scene) for message in scene.messages),
    )


def _message(message: Message, scene: Scene) -> str:
    mine = message.sender is scene.seen_by.user
    grouped = message.chat.person is None and not mine
    inside = [
        f'<div class="name" style="color:{_colour(sender(message))}">{escape(sender(message))}</div>'
        if grouped
        else "",
        f'<div class="via">via <b>@{message.via_bot.username}</b></div>' if message.via_bot else "",
        _replied(message, scene),
        _file(message.document) if message.document else "",
        f'<div class="text">{formatted(message)}{_foot(message, mine)}</div>'
        if message.text
        else _foot(message, mine),
    ]
    bubble = f'<div class="bubble">{"".join(inside)}</div>{_keyboard(message)}'
    face = _avatar(sender(message)) if grouped else ""
    return f'<div class="row {"mine" if mine else "theirs"}">{face}<div class="column">{bubble}</div></div>'


def _foot(message: Message, mine: bool) -> str:
    edited = "edited " if message.edited else ""
    hour = f"{edited}{datetime.fromtimestamp(message.date, UTC):%H:%M}"
    return f'<span class="foot">{hour}{TICKS if mine else ""}</span>'


def _replied(message: Message, scene: Scene) -> str:
    replied = message.reply_to
    if replied is None or replied.service:
        return ""
    words = message.quote["text"] if message.quote else replied.text
    words = words.split("\n")[0] or (replied.document or {}).get("file_name", "")
    name = sender(replied)
    return (
        f'<div class="reply" style="--colour:{_colour(name)}"><b>{escape(name)}</b>'
        f"<div>{escape(words)}</div></div>"
    )


def _file(document: dict[str, Any]) -> str:
    size = f"{document['file_size'] / 1000:.1f} KB"
    return (
        '<div class="file"><span class="arrow">↓</span>'
        f"<div><b>{escape(document['file_name'])}</b><small>{size}</small></div></div>"
    )


def _keyboard(message: Message) -> str:
    rows = [
        "".join(
            f'<span class="{"link" if "url" in button else ""}">{escape(button["text"])}</span>'
            for button in row
        )
        for row in message.keyboard
    ]
    return "".join(f'<div class="keys">{row}</div>' for row in rows)


def _avatar(name: str) -> str:
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    return f'<span class="avatar" style="background:{_colour(name)}">{escape(initials)}</span>'


def _colour(name: str) -> str:
    return COLOURS[sum(name.encode()) % len(COLOURS)]
