"""What every act of a person needs: who, in which world, and how a message is put into a chat."""

from typing import TYPE_CHECKING, Any, TypedDict

from ..privacy import announce
from ..state import Chat, Message, User
from ..state.users import ANONYMOUS_ADMIN, CHANNEL, TELEGRAM

if TYPE_CHECKING:
    from ..world import World


class Where(TypedDict, total=False):
    """Where a message goes: the private chat with the bot unless ``chat`` or ``reply_to`` says otherwise."""

    chat: Chat
    topic: str
    reply_to: Message
    quote: str
    anonymous: bool
    as_channel: Chat


class Account:
    """A person's account in a world."""

    def __init__(self, world: "World", user: User) -> None:
        self.world = world
        self.state = world.state
        self.user = user
        self.id = user.id
        self.private = self.state.chats[user.id]

    @property
    def name(self) -> str:
        """The first name."""
        return self.user.first_name

    def put(self, content: dict[str, Any], where: Where, **more: Any) -> Message:
        """Put a message of this person into a chat, and tell the bot if it may see it."""
        with self.state.lock:
            message = self._message(content, where, **more)
            self.state.keep(message)
            announce(self.state, message)
            if message.chat.linked is not None:
                self._forward_to_discussion(message, message.chat.linked)
        return message

    def _forward_to_discussion(self, post: Message, group: Chat) -> None:
        # Telegram itself puts each post of a channel into its discussion group, in the channel's name.
        place = {"chat": post.chat.json(), "message_id": post.id}
        copy = Message(
            group, group.next_id(), post.date, TELEGRAM, post.content | {"is_automatic_forward": True}
        )
        copy.sender_chat = post.chat
        copy.origin = {"type": "channel", "date": post.date} | place
        self.state.keep(copy)
        announce(self.state, copy)

    def _message(self, content: dict[str, Any], where: Where, **more: Any) -> Message:
        reply_to = where.get("reply_to")
        chat = where.get("chat") or (reply_to.chat if reply_to else self.private)
        self._enter(chat)
        thread = self._thread(chat, where.get("topic"), reply_to)
        anonymous = where.get("anonymous", False) or chat.kind == "channel"
        channel = where.get("as_channel")
        sender = (
            CHANNEL if channel else ANONYMOUS_ADMIN if anonymous and chat.kind != "channel" else self.user
        )
        return Message(
            chat=chat,
            id=chat.next_id(),
            date=self.state.now(),
            sender=None if chat.kind == "channel" else sender,
            sender_chat=channel or (chat if anonymous else None),
            content=content,
            # In a topic, a message that replies to nothing replies to the notice that opened the topic.
            reply_to=reply_to or (chat.messages.get(thread) if thread and chat.is_forum else None),
            quote=self._quote(where, reply_to),
            thread=thread,
            in_topic=chat.is_forum and thread is not None,
            **more,
        )

    def _enter(self, chat: Chat) -> None:
        if chat.person is not None:
            assert chat.person is self.user, f"{self.name} is not in the private chat of {chat.title}"
            assert not self.user.blocked, f"{self.name} has blocked the bot"
            self.user.started = True
            return
        assert chat.member(self.user).present, f"{self.name} is not in {chat.title}"
        assert chat.migrated_to is None, f"{chat.title} has become a supergroup"
        assert chat.kind != "channel" or chat.member(self.user).admin, (
            f"{self.name} cannot post in {chat.title}"
        )

    def _thread(self, chat: Chat, topic: str | None, reply_to: Message | None) -> int | None:
        if topic is not None:
            found = chat.topics[topic]
            assert not found.closed, f"the topic {topic} is closed"
            return found.thread
        if reply_to is None or chat.kind != "supergroup":
            return None
        return reply_to.thread or (None if chat.is_forum else reply_to.id)

    @staticmethod
    def _quote(where: Where, reply_to: Message | None) -> dict[str, Any] | None:
        quote = where.get("quote")
        if quote is None:
            return None
        assert reply_to is not None, "a quote quotes the message replied to"
        before = reply_to.text[: reply_to.text.index(quote)]
        return {"text": quote, "position": len(before.encode("utf-16-le")) // 2, "is_manual": True}
