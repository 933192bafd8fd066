"""Everything that the server remembers, under one lock."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..errors import ApiError, Violation, forbidden, refused
from ..pulse import Pulse
from ..updates import Updates
from .chats import Chat
from .messages import Message
from .users import User

_INLINE_CACHE = 300  # seconds, unless the bot says otherwise


@dataclass
class Call:
    """One call that the bot made, and when; ``error`` is what it was refused with."""

    method: str
    arguments: dict[str, Any]
    error: ApiError | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass
class Query:
    """A button press or an inline query that waits for the bot's answer."""

    id: str
    user: User
    answer: dict[str, Any] | None = None
    message: Message | None = None
    text: str = ""  # of an inline query, with the offset of the page asked for
    asked: float = 0.0


class State:
    """The world's memory; take ``lock`` to read or change several things at once."""

    def __init__(self, bot: User, token: str, clock: Callable[[], float] = time.time) -> None:
        self.bot = bot
        self.token = token
        self.clock = clock
        self.lock = threading.RLock()
        self.pulse = Pulse()
        self.updates = Updates(self.lock, self.pulse)
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.sizes: dict[str, int] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.calls: list[Call] = []
        self.serial = itertools.count(1)
        self.violations: list[Call] = []
        self.in_flight = 0
        self.reads_everything = False
        self.sees_mentions = True
        self.inline_feedback = False

    def begin(self, call: Call) -> None:
        """A call arrived."""
        with self.lock:
            self.calls.append(call)
            self.in_flight += call.method != "getUpdates"  # which waits for the world, not the world for it
        self.pulse.beat()

    def refuse(self, call: Call, error: ApiError) -> None:
        """A call failed; known before its answer leaves, so that a test sees it after the answer."""
        call.error = error
        if isinstance(error, Violation):
            self.violations.append(call)

    def end(self, call: Call) -> None:
        """A call was answered, or its caller hung up."""
        with self.lock:
            self.in_flight -= call.method != "getUpdates"
        self.pulse.beat()

    def now(self) -> int:
        """The time in whole seconds."""
        return int(self.clock())

    def chat(self, identifier: int | str) -> Chat:
        """The chat with this id or @username."""
        if isinstance(identifier, str):
            named = (c for c in self.chats.values() if c.username and f"@{c.username}" == identifier)
            found = next(named, None)
        else:
            found = self.chats.get(identifier)
        if found is None or (found.person is not None and not found.person.started):
            raise refused("chat not found")
        if found.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": found.migrated_to.id},
            )
        return found

    def writable(self, identifier: int | str) -> Chat:
        """The chat with this id, if the bot may write in it."""
        chat = self.chat(identifier)
        if chat.person is not None:
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        kind = "group chat" if chat.kind == "group" else f"{chat.kind} chat"
        standing = chat.member(self.bot)
        if standing.status == "kicked":
            raise forbidden(f"bot was kicked from the {kind}")
        if not standing.present:
            raise forbidden(f"bot is not a member of the {kind}")
        if standing.status == "restricted" or (chat.kind == "channel" and not standing.admin):
            raise refused("not enough rights to send text messages to the chat")
        return chat

    def cached(self, text: str, user: User) -> Query | None:
        """An inline query of the same text whose results still count for this user."""
        for query in self.queries.values():
            if query.text != text or query.answer is None:
                continue
            lasts = query.answer.get("cache_time", _INLINE_CACHE)
            shared = query.user is user or not query.answer.get("is_personal")
            if shared and self.clock() < query.asked + lasts:
                return query
        return None

    def keep(self, message: Message) -> Message:
        """Put a message into its chat."""
        message.chat.messages[message.id] = message
        self.pulse.beat()
        return message

    def save_file(self, name: str, data: bytes, size: int | None = None) -> dict[str, Any]:
        """Keep an uploaded file; the API's common fields of a file. ``size`` pretends another size."""
        number = next(self.serial)
        identifier = f"file-{number}"
        self.files[identifier] = (f"documents/{number}-{name}", data)
        self.sizes[identifier] = len(data) if size is None else size
        return {
            "file_id": identifier,
            "file_unique_id": f"unique-{number}",
            "file_size": self.sizes[identifier],
        }
