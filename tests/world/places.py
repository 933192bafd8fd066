"""Making groups, forums and channels."""

from collections.abc import Sequence

from .people import Person
from .state import Chat, Member, Message, State, Topic, User
from .state.chats import Kind
from .state.users import ANONYMOUS_ADMIN


class Places:
    """The chats of a test."""

    state: State
    bot: User

    def group(self, title: str, members: Sequence[Person] = (), *, bot: bool = True) -> Chat:
        """A basic group; its first member created it."""
        return self.open_chat("group", title, members, bot=bot)

    def supergroup(self, title: str, members: Sequence[Person] = (), *, bot: bool = True) -> Chat:
        """A supergroup."""
        return self.open_chat("supergroup", title, members, bot=bot)

    def forum(
        self, title: str, topics: Sequence[str], members: Sequence[Person] = (), *, bot: bool = True
    ) -> Chat:
        """A supergroup with topics."""
        chat = self.open_chat("supergroup", title, members, bot=bot)
        chat.is_forum = True
        chat.next_id()  # 1 is General, which no other topic can be
        for name in topics:
            # Not by the bot: in a topic that it opened, every message counts as a reply to it.
            self.open_topic(chat, name, members[0].user if members else ANONYMOUS_ADMIN)
        return chat

    def channel(
        self, title: str, admins: Sequence[Person] = (), *, username: str | None = None, bot: bool = False
    ) -> Chat:
        """A channel; its admins post in it with ``says(..., chat=channel)``."""
        chat = self.open_chat("channel", title, admins, bot=bot)
        chat.username = username
        for member in chat.members.values():
            member.status = "administrator" if member.status == "member" else member.status
        return chat

    def open_chat(self, kind: Kind, title: str, members: Sequence[Person] = (), *, bot: bool = False) -> Chat:
        """A chat of any kind; groups have small negative ids, supergroups and channels start with -100."""
        number = 5000 + next(self.state.serial)
        chat = Chat(-number if kind == "group" else -1_000_000_000_000 - number, kind, title)
        for person in members:
            chat.members[person.id] = Member(person.user, "member" if chat.members else "creator")
        if bot:
            chat.members[self.bot.id] = Member(self.bot)
        self.state.chats[chat.id] = chat
        return chat

    def open_topic(self, forum: Chat, name: str, by: User | None) -> int:
        """Open a topic of a forum, by the bot when ``by`` is None; the bot is not told."""
        message = Message(forum, forum.next_id(), self.state.now(), by or self.bot, {})
        message.content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message.thread, message.in_topic = message.id, True
        forum.topics[name] = Topic(name, message.id)
        return self.state.keep(message).id
