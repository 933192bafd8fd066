"""A message, as the API gives it and as a person reads it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .users import User

if TYPE_CHECKING:
    from .chats import Chat


def span(text: str, offset: int, length: int) -> str:
    """The part of a text that UTF-16 offsets mean."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@dataclass(eq=False)
class Message:
    """One message; it is live: after an edit or a deletion the same object says so.

    ``content`` holds the API's own fields of what was sent: text and entities, a document and its
    caption, or a service notice.
    """

    chat: "Chat"
    id: int
    date: int
    sender: User | None
    content: dict[str, Any]
    reply_to: "Message | None" = None
    quote: dict[str, Any] | None = None
    thread: int | None = None
    in_topic: bool = False
    markup: dict[str, Any] | None = None
    sender_chat: "Chat | None" = None
    via_bot: User | None = None
    origin: dict[str, Any] | None = None
    inline_id: str | None = None
    edited: int | None = None
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text, or the caption of a file."""
        return self.content.get("text") or self.content.get("caption") or ""

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The formatting of ``text``, offsets in UTF-16 units."""
        return self.content.get("entities") or self.content.get("caption_entities") or []

    def parts(self, *types: str) -> list[str]:
        """What the entities of these types cover, in order: ``message.parts("bold")``."""
        return [span(self.text, e["offset"], e["length"]) for e in self.entities if e["type"] in types]

    @property
    def quotes(self) -> list[str]:
        """The texts of its block quotes."""
        return self.parts("blockquote", "expandable_blockquote")

    @property
    def links(self) -> dict[str, str]:
        """The URL behind each linked text."""
        linked = [e for e in self.entities if e["type"] == "text_link"]
        return {span(self.text, e["offset"], e["length"]): e["url"] for e in linked}

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The rows of buttons under it."""
        return [] if self.markup is None else list(self.markup.get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, in reading order."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def suggestions(self) -> list[str]:
        """What the reader may send by touching it, in the place of the keyboard."""
        return [button["text"] for row in (self.markup or {}).get("keyboard", []) for button in row]

    @property
    def topic(self) -> str | None:
        """The name of the forum topic that it stands in; None outside forums and in General."""
        found = self.chat.thread(self.thread) if self.in_topic and self.thread else None
        return found.name if found else None

    @property
    def document(self) -> dict[str, Any] | None:
        """The attached document, if any."""
        return self.content.get("document")

    @property
    def service(self) -> bool:
        """Whether it is a notice, such as "Anna joined"."""
        return not self.content.keys() & _WRITTEN

    def json(self, depth: int = 1) -> dict[str, Any]:
        """The API's Message; the message replied to is included once, without its own reply."""
        fields: dict[str, Any] = {"message_id": self.id, "date": self.date, "chat": self.chat.json()}
        optional: dict[str, Any] = {
            "from": self.sender.json() if self.sender else None,
            "sender_chat": self.sender_chat.json() if self.sender_chat else None,
            "message_thread_id": self.thread,
            "is_topic_message": self.in_topic or None,
            "via_bot": self.via_bot.json() if self.via_bot else None,
            "forward_origin": self.origin,
            "edit_date": self.edited,
            "reply_markup": self.markup if self.keyboard else None,
            "quote": self.quote,
            "reply_to_message": self._replied(depth),
        }
        return fields | {name: value for name, value in optional.items() if value is not None} | self.content

    def _replied(self, depth: int) -> dict[str, Any] | None:
        if self.reply_to is None or self.reply_to.deleted or depth == 0:
            return None
        return self.reply_to.json(depth - 1)

    def __repr__(self) -> str:
        sender = self.sender.first_name if self.sender else self.chat.title
        return f"<Message {self.id} in {self.chat.title!r} by {sender}: {self.text!r}>"


_WRITTEN = {"text", "document", "photo", "sticker", "voice"}
