"""The world: where tests make people and chats, watch what the bot does, and plant failures."""

import asyncio
import contextlib
import functools
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Self

from telegram.constants import UpdateType
from telegram.ext import Application

from .faults import Fault, Faults, planted_error
from .people import Person
from .server import Server
from .state import Chat, Member, Message, State, Topic, User
from .state.chats import Kind
from .state.state import Call
from .state.users import ANONYMOUS_ADMIN
from .transcript import transcript

TOKEN = "700000001:AAE-a-token-of-the-tests-world-01234"
_SETTLED = 0.15
_LOOK_AGAIN = 0.05
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class World:
    """A Bot API server with people around one bot; use it as a context manager.

    ``reads_everything`` switches the bot's privacy mode off; ``mentions`` says whether privacy mode
    lets plain mentions through, on which reports differ; ``inline_feedback`` tells the bot which
    inline result was chosen.
    """

    def __init__(
        self,
        *,
        username: str = "pullquote_bot",
        reads_everything: bool = False,
        mentions: bool = True,
        inline_feedback: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = TOKEN
        self.bot = User(700000001, "Pullquote", username=username, is_bot=True)
        self.state = State(self.bot, self.token, clock)
        self.state.reads_everything = reads_everything
        self.state.sees_mentions = mentions
        self.state.inline_feedback = inline_feedback
        self._applications: list[AnyApplication] = []
        self._faults = Faults()
        self._server = Server(self.state, self._faults)
        self.url = self._server.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the server."""
        self._server.close()

    # Who and where

    def person(self, name: str, *, language_code: str | None = "en", **more: Any) -> Person:
        """A new person, or a bot of someone else's with ``is_bot=True``."""
        user = User(1000 + next(self.state.serial), name, language_code=language_code, **more)
        self.state.users[user.id] = user
        self.state.chats[user.id] = Chat(user.id, "private", name, user.username, person=user)
        return Person(self, user)

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
        for name in topics:
            self.open_topic(chat, name, members[0].user if members else None)
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
        """Open a topic of a forum, in silence."""
        # Not the bot: a topic's first message counts as replied to, and replies to the bot reach it.
        message = Message(forum, forum.next_id(), self.state.now(), by or ANONYMOUS_ADMIN, {})
        message.content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message.thread, message.in_topic = message.id, True
        forum.topics[name] = Topic(name, message.id)
        return self.state.keep(message).id

    # What the bot did

    def messages(self, chat: Chat, topic: str | None = None) -> list[Message]:
        """The messages that stand in a chat now, oldest first, without service notices."""
        shown = [m for m in list(chat.messages.values()) if not (m.deleted or m.service)]
        return shown if topic is None else [m for m in shown if m.topic == topic]

    def from_bot(self, chat: Chat, topic: str | None = None) -> list[Message]:
        """Those that the bot sent."""
        return [m for m in self.messages(chat, topic) if m.sender is self.bot]

    def calls(self, method: str | None = None) -> list[Call]:
        """Every call so far, or those of one method."""
        return [call for call in list(self.state.calls) if method in (None, call.method)]

    def transcript(self, chat: Chat) -> str:
        """A chat as readable text."""
        return transcript(chat)

    @property
    def violations(self) -> list[str]:
        """What no correct bot does, and was not expected."""
        return [f"{call.method}: {call.error}" for call in self.state.violations]

    def expect_violation(self, words: str) -> None:
        """Take a violation with these words off the list; fails if there is none."""
        found = [call for call in self.state.violations if words.lower() in str(call.error).lower()]
        assert found, f"no violation says {words!r}: {self.violations}"
        self.state.violations.remove(found[0])

    # Waiting

    async def until(self, condition: Callable[[], object], within: float = 10.0) -> None:
        """Wait until a condition holds, of the world or of anything else; fails when it takes too long."""
        deadline = time.monotonic() + within
        while not await self.state.pulse.until(condition, _LOOK_AGAIN):
            assert time.monotonic() < deadline, "it did not happen in time"

    async def listening(self, within: float = 10.0) -> None:
        """Wait until the bot polls or has set its webhook."""
        await self.until(lambda: self.state.updates.webhook or self.calls("getUpdates"), within)

    async def reply_to(self, message: Message, within: float = 10.0) -> Message:
        """Wait for what the bot says after a message: a reply to it, or one to nothing in the same topic."""

        def replies() -> list[Message]:
            later = [m for m in self.from_bot(message.chat) if m.id > message.id]
            loose = [m for m in later if m.reply_to is None and m.topic == message.topic]
            return [m for m in later if m.reply_to is message or m in loose]

        if not await self.state.pulse.until(replies, within):
            raise AssertionError(f"the bot did not reply to {message}\n{self.transcript(message.chat)}")
        return replies()[0]

    async def quiet(self, within: float = 10.0, settled: float = _SETTLED) -> None:
        """Wait until the bot has taken every update, handled it, and called nothing for a moment.

        Handling is awaited exactly for applications that run by ``running``; of a bot elsewhere only its
        calls are seen, so give a ``settled`` longer than it thinks between two calls.
        """
        try:
            async with asyncio.timeout(within):
                while not await self._rested(settled):
                    continue
        except TimeoutError:
            waiting = len(self.state.updates.pending)
            raise AssertionError(f"the bot did not come to rest; {waiting} updates wait for it") from None

    async def _rested(self, settled: float) -> bool:
        await self.state.pulse.until(lambda: not (self.state.updates.pending or self.state.in_flight), None)
        for application in self._applications:
            await application.update_queue.join()
        return not await self.state.pulse.until(functools.partial(self._busy, len(self.state.calls)), settled)

    def _busy(self, seen: int) -> bool:
        started = [call for call in self.state.calls[seen:] if call.method != "getUpdates"]
        return bool(started or self.state.in_flight or self.state.updates.pending)

    # Running a bot

    @property
    def environment(self) -> dict[str, str]:
        """The settings with which a bot in another process finds the world."""
        return {"TELEGRAM_TOKEN": self.token, "TELEGRAM_API_URL": self.url}

    @contextlib.asynccontextmanager
    async def running(
        self, application: AnyApplication, allowed_updates: Sequence[str] = tuple(UpdateType)
    ) -> AsyncIterator[AnyApplication]:
        """Let an application poll this world in the current event loop, as ``run_polling`` would."""
        updater = application.updater
        assert updater is not None
        async with application:
            if application.post_init is not None:
                await application.post_init(application)
            await application.start()
            await updater.start_polling(allowed_updates=allowed_updates)
            self._applications.append(application)
            try:
                yield application
            finally:
                self._applications.remove(application)
                await updater.stop()
                await application.stop()
                if application.post_stop is not None:
                    await application.post_stop(application)
        if application.post_shutdown is not None:
            await application.post_shutdown(application)

    # Failures

    def fail_next(
        self,
        method: str,
        *,
        code: int,
        description: str | None = None,
        retry_after: int | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls of a method, such as by 429 with ``retry_after`` seconds."""
        self._faults.plant(Fault(method, times, error=planted_error(code, description, retry_after)))

    def drop_next(self, method: str, *, times: int = 1) -> None:
        """Carry the next calls out, but close the connection instead of answering."""
        self._faults.plant(Fault(method, times, drop=True))

    def forget_files(self) -> None:
        """Let every link of ``getFile`` expire: downloads answer 404."""
        self.state.files.clear()

    def delay_next(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Carry the next calls out late."""
        self._faults.plant(Fault(method, times, delay=seconds))
