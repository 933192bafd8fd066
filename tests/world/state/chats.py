"""Chats, who is in them, and the topics of a forum."""

import inspect
from dataclasses import dataclass, field
from typing import Any, Literal

import telegram

from .messages import Message
from .users import User

Kind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


def _rights(kind: type) -> list[str]:
    found = inspect.signature(kind).parameters.values()
    return [each.name for each in found if each.name.startswith("can_") and each.default is each.empty]


# What the library's types cannot be made without.
_RIGHTS = _rights(telegram.ChatMemberAdministrator)
_PERMISSIONS = [*_rights(telegram.ChatMemberRestricted), "can_react_to_messages"]


@dataclass
class Member:
    """A user's standing in a chat."""

    user: User
    status: Status = "member"

    @property
    def present(self) -> bool:
        """Whether the user is in the chat now."""
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        """Whether the user is an admin of the chat."""
        return self.status in ("creator", "administrator")

    def json(self) -> dict[str, Any]:
        """The API's ChatMember."""
        fields: dict[str, Any] = {"status": self.status, "user": self.user.json()}
        if self.status == "creator":
            fields["is_anonymous"] = False
        elif self.status == "administrator":
            fields |= {"is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
        elif self.status == "restricted":
            fields |= {"is_member": True, "until_date": 0} | dict.fromkeys(_PERMISSIONS, False)
        elif self.status == "kicked":
            fields["until_date"] = 0
        return fields


@dataclass
class Topic:
    """A topic of a forum; ``thread`` is the id of the service message that opened it."""

    name: str
    thread: int
    closed: bool = False
    deleted: bool = False


@dataclass(eq=False)
class Chat:
    """A private chat (its id is the person's), a group, a supergroup, a forum or a channel."""

    id: int
    kind: Kind
    title: str
    username: str | None = None
    person: User | None = None  # of a private chat
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    migrated_to: "Chat | None" = None
    linked: "Chat | None" = None  # the discussion group of a channel
    last_id: int = 0

    def next_id(self) -> int:
        """A fresh message id."""
        self.last_id += 1
        return self.last_id

    def member(self, user: User) -> Member:
        """The user's standing here; a stranger has left."""
        return self.members.get(user.id) or Member(user, "left")

    def thread(self, identifier: int) -> Topic | None:
        """The topic with this message_thread_id."""
        return next((topic for topic in self.topics.values() if topic.thread == identifier), None)

    def json(self) -> dict[str, Any]:
        """The API's Chat."""
        fields: dict[str, Any] = {"id": self.id, "type": self.kind}
        if self.person is not None:
            fields |= {"first_name": self.person.first_name}
            fields |= {"last_name": self.person.last_name} if self.person.last_name else {}
        else:
            fields["title"] = self.title
        if self.username:
            fields["username"] = self.username
        if self.is_forum:
            fields["is_forum"] = True
        return fields
