"""What a person writes, sends, edits, deletes and forwards."""

import mimetypes
import re
from collections.abc import Sequence
from typing import Any, Unpack

from telegram.constants import MessageLimit

from ..checks.text import units
from ..privacy import announce
from ..pulse import PATIENCE
from ..state import Message
from .account import Account, Where
from .detection import detected


class Writing(Account):
    """A person at the keyboard."""

    def says(self, text: str, entities: Sequence[dict[str, Any]] = (), **where: Unpack[Where]) -> Message:
        """Send a text; commands, mentions and links become entities as in a client."""
        return self.put(_text(text, entities), where)

    def pastes(self, text: str, **where: Unpack[Where]) -> list[Message]:
        """Send a text of any length; a client cuts it into messages, at line ends or spaces where it can."""
        pieces = []
        while units(text) > MessageLimit.MAX_TEXT_LENGTH:
            piece = _fitting(text)
            pieces.append(piece)
            text = text[len(piece) :]
        return [self.says(piece.strip(), **where) for piece in (*pieces, text) if piece.strip()]

    async def asks(self, text: str, *, within: float = PATIENCE, **where: Unpack[Where]) -> Message:
        """Send a text and wait for the bot's reply to it."""
        return await self.world.reply_to(self.says(text, **where), within)

    def starts(self, payload: str = "") -> Message:
        """Press Start, by a deep link when there is a payload."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload), f"no deep link can carry {payload!r}"
        return self.says(f"/start {payload}".strip())

    def sends_document(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        mime_type: str | None = None,
        size: int | None = None,
        **where: Unpack[Where],
    ) -> Message:
        """Send a file; ``size`` pretends another size than it has."""
        return self.put(self._document(name, data, caption, mime_type, size), where)

    def sends_album(
        self, files: dict[str, bytes], *, caption: str = "", **where: Unpack[Where]
    ) -> list[Message]:
        """Send several files as one album; the caption stands under the last."""
        group = {"media_group_id": f"album-{next(self.state.serial)}"}
        last = list(files)[-1]
        return [
            self.put(self._document(name, data, caption if name == last else "", None, None) | group, where)
            for name, data in files.items()
        ]

    def sends_photo(self, data: bytes, *, caption: str = "", **where: Unpack[Where]) -> Message:
        """Send a picture."""
        photo = self.state.save_file("photo.jpg", data) | {"width": 640, "height": 480}
        return self.put({"photo": [photo]} | _caption(caption), where)

    def sends_pictures(self, *captions: str, **where: Unpack[Where]) -> list[Message]:
        """Send an album of pictures, each with its caption or an empty one."""
        group = {"media_group_id": f"album-{next(self.state.serial)}"}
        shape = {"width": 640, "height": 480}
        pictures = [{"photo": [self.state.save_file("photo.jpg", b"JFIF") | shape]} for _ in captions]
        return [
            self.put(picture | _caption(caption) | group, where)
            for picture, caption in zip(pictures, captions, strict=True)
        ]

    def sends_photos(self, *photos: bytes, **where: Unpack[Where]) -> list[Message]:
        """Send an album of pictures without a word."""
        group = {"media_group_id": f"album-{next(self.state.serial)}"}
        shape = {"width": 640, "height": 480}
        pictures = [{"photo": [self.state.save_file("photo.jpg", data) | shape]} for data in photos]
        return [self.put(picture | group, where) for picture in pictures]

    def sends_sticker(self, emoji: str = "👍", **where: Unpack[Where]) -> Message:
        """Send a sticker."""
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self.put(
            {"sticker": self.state.save_file("s.webp", b"RIFF") | shape | {"emoji": emoji}}, where
        )

    def sends_voice(self, seconds: int = 3, **where: Unpack[Where]) -> Message:
        """Send a voice message."""
        return self.put({"voice": self.state.save_file("v.ogg", b"OggS") | {"duration": seconds}}, where)

    def edits(self, message: Message, text: str) -> Message:
        """Change the text, or the caption of a file."""
        # In a channel each admin may edit the posts of all.
        own = (
            message.chat.member(self.user).admin
            if message.chat.kind == "channel"
            else message.sender is self.user
        )
        assert own, f"{self.name} did not write {message}"
        with self.state.lock:
            if "text" in message.content:
                message.content = _text(text, ())
            else:
                kept = {k: v for k, v in message.content.items() if not k.startswith("caption")}
                message.content = kept | _caption(text)
            message.edited = self.state.now()
            self.state.pulse.beat()
            announce(self.state, message, edited=True)
        return message

    def deletes(self, message: Message) -> None:
        """Delete a message; Telegram does not tell bots."""
        message.deleted = True
        self.state.pulse.beat()

    def forwards(self, message: Message, **where: Unpack[Where]) -> Message:
        """Forward a message of any chat, by default to the bot; its origin goes along."""
        kept = {k: v for k, v in message.content.items() if k != "media_group_id"}
        return self.put(kept, where, **_forwarded(message))

    def forwards_album(self, messages: Sequence[Message], **where: Unpack[Where]) -> list[Message]:
        """Forward all messages of an album, which becomes an album of another number."""
        group = {"media_group_id": f"album-{next(self.state.serial)}"}
        return [self.put(message.content | group, where, **_forwarded(message)) for message in messages]

    def _document(
        self, name: str, data: bytes, caption: str, mime_type: str | None, size: int | None
    ) -> dict[str, Any]:
        guessed = mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        saved = self.state.save_file(name, data, size)
        return {"document": saved | {"file_name": name, "mime_type": guessed}} | _caption(caption)


def _fitting(text: str) -> str:
    longest = text[: MessageLimit.MAX_TEXT_LENGTH]
    while units(longest) > MessageLimit.MAX_TEXT_LENGTH:
        longest = longest[:-1]
    cut = max(longest.rfind("\n"), 0) or max(longest.rfind(" "), 0)
    return longest[: cut + 1] if cut else longest


def _text(text: str, entities: Sequence[dict[str, Any]]) -> dict[str, Any]:
    assert text.strip(), "a client sends no empty text"
    assert units(text) <= MessageLimit.MAX_TEXT_LENGTH, "a client cuts a long text: use pastes"
    found = sorted([*entities, *detected(text)], key=lambda entity: entity["offset"])
    return {"text": text} | ({"entities": found} if found else {})


def _caption(caption: str) -> dict[str, Any]:
    if not caption:
        return {}
    found = detected(caption)
    return {"caption": caption} | ({"caption_entities": found} if found else {})


def _forwarded(message: Message) -> dict[str, Any]:
    """What goes along: where it comes from, by way of which bot, and buttons that only open addresses."""
    buttons = [button for row in (message.markup or {}).get("inline_keyboard", ()) for button in row]
    opens = bool(buttons) and all("url" in button for button in buttons)
    return {
        "origin": message.origin or _origin(message),
        "via_bot": message.via_bot,
        "markup": message.markup if opens else None,
    }


def _origin(message: Message) -> dict[str, Any]:
    if message.chat.kind == "channel":
        place = {"chat": message.chat.json(), "message_id": message.id}
        return {"type": "channel", "date": message.date} | place
    if message.sender_chat is not None:
        return {"type": "chat", "date": message.date, "sender_chat": message.sender_chat.json()}
    sender = message.sender
    assert sender is not None
    if sender.hides_forwards:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": sender.first_name}
    return {"type": "user", "date": message.date, "sender_user": sender.json()}
