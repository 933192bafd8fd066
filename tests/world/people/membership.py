"""Coming and going: the bot's and people's places in chats."""

from typing import Any

from ..privacy import announce
from ..state import Chat, Member, Message, User
from ..state.chats import Status
from .account import Account


class Membership(Account):
    """A person who runs a group, or only walks in and out of it."""

    def adds_bot(self, chat: Chat, *, admin: bool = False) -> None:
        """Add the bot to a group or channel."""
        self._moves_bot(chat, "administrator" if admin else "member")
        self._notice(chat, {"new_chat_members": [self.state.bot.json()]})

    def removes_bot(self, chat: Chat) -> None:
        """Throw the bot out."""
        self._moves_bot(chat, "kicked")

    def promotes_bot(self, chat: Chat) -> None:
        """Make the bot an admin."""
        self._moves_bot(chat, "administrator")

    def silences_bot(self, chat: Chat) -> None:
        """Take the right to write from the bot."""
        self._moves_bot(chat, "restricted")

    def blocks_bot(self) -> None:
        """Block the bot in private."""
        self._moves_bot(self.private, "kicked")
        self.user.blocked = True

    def unblocks_bot(self) -> None:
        """Take the bot back."""
        self._moves_bot(self.private, "member")
        self.user.blocked = False

    def joins(self, chat: Chat) -> None:
        """Walk into a chat."""
        self._moves(chat, self.user, "member")
        self._notice(chat, {"new_chat_members": [self.user.json()]})

    def leaves(self, chat: Chat) -> None:
        """Walk out of a chat."""
        self._notice(chat, {"left_chat_member": self.user.json()})
        self._moves(chat, self.user, "left")

    def opens_topic(self, forum: Chat, name: str) -> int:
        """Open a topic in a forum; its message_thread_id."""
        return self.world.open_topic(forum, name, self.user)

    def closes_topic(self, forum: Chat, name: str) -> None:
        """Close a topic: only admins write in it now."""
        forum.topics[name].closed = True

    def deletes_topic(self, forum: Chat, name: str) -> None:
        """Delete a topic with its messages."""
        topic = forum.topics[name]
        topic.deleted = True
        for message in forum.messages.values():
            message.deleted = message.deleted or message.thread == topic.thread

    def upgrades(self, group: Chat) -> Chat:
        """Turn a basic group into a supergroup, which has another id; calls to the old one fail."""
        with self.state.lock:
            new = self.world.open_chat("supergroup", group.title)
            new.members = group.members
            self._notice(group, {"migrate_to_chat_id": new.id})
            self._notice(new, {"migrate_from_chat_id": group.id})
            group.migrated_to = new
        return new

    def _moves_bot(self, chat: Chat, status: Status) -> None:
        self._moves(chat, self.state.bot, status)

    def _moves(self, chat: Chat, user: User, status: Status) -> None:
        with self.state.lock:
            old = chat.member(user)
            if chat.person is not None:
                old = Member(user, "kicked" if self.user.blocked else "member")
            new = Member(user, status)
            if chat.person is None:
                chat.members[user.id] = new
            kind = "my_chat_member" if user is self.state.bot else "chat_member"
            # Of others' coming and going only an admin bot hears.
            if user is self.state.bot or chat.member(self.state.bot).admin:
                self.state.updates.put(kind, self._change(chat, old, new))

    def _change(self, chat: Chat, old: Member, new: Member) -> dict[str, Any]:
        return {
            "chat": chat.json(),
            "from": self.user.json(),
            "date": self.state.now(),
            "old_chat_member": old.json(),
            "new_chat_member": new.json(),
        }

    def _notice(self, chat: Chat, content: dict[str, Any]) -> None:
        with self.state.lock:
            message = Message(chat, chat.next_id(), self.state.now(), self.user, content)
            self.state.keep(message)
            announce(self.state, message)
