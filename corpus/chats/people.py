"""What is kept of people and their chats: choices under Telegram's numbers; names of the staff only."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from corpus.chats import (
    bindings,
    channels,
    feeds,
    notices,
    preferences,
    prompted,
    replies,
    staff,
    votes,
    watches,
)
from corpus.chats.preferences import Preferences
from corpus.chats.prompted import Prompted
from corpus.chats.replies import Replied
from corpus.chats.staff import Staff
from corpus.chats.votes import Vote, VoteCount
from corpus.database import guards
from corpus.database.database import Database


class People:
    """The people and chats of a store; a person is meant by the number of their private chat."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.staff = Staff(database)

    def preferences(self, chat: int) -> Preferences:
        """What a chat chose; the defaults before it chose anything."""
        with self._database.read() as connection:
            return preferences.of(connection, chat)

    def choose(self, chat: int, change: Callable[[Preferences], Preferences]) -> Preferences:
        """Change the choices of a chat, and return them; two changes at once both count."""
        with self._database.write() as connection:
            chosen = change(preferences.of(connection, chat))
            preferences.keep(connection, chat, chosen)
        return chosen

    def collection(self, chat: int) -> str | None:
        """The collection that a group or channel works with; None when it works with all articles."""
        with self._database.read() as connection:
            return bindings.of(connection, chat)

    def bind(self, chat: int, collection: str) -> None:
        """Let a group or channel work with one collection."""
        with self._database.write() as connection:
            bindings.keep(connection, chat, collection)

    def bound_collections(self) -> list[str]:
        """The collections that some group or channel works with."""
        with self._database.read() as connection:
            return bindings.collections(connection)

    def unbind(self, chat: int) -> bool:
        """Let it work with all articles again; whether it was bound."""
        with self._database.write() as connection:
            return bindings.end(connection, chat)

    def holds(self, asked: Callable[[Connection], bool]) -> bool:
        """What is kept of people says of a question about somebody's rights."""
        with self._database.read() as connection:
            return asked(connection)

    def ask_again(self) -> None:
        """Ask what each change of the work at hand asks, before something else than a change."""
        with self._database.read() as connection:
            guards.ask(connection)

    def vote(self, vote: Vote, now: datetime) -> None:
        """Count what a person thinks of a sentence; a later vote on the same takes its place."""
        with self._database.write() as connection:
            votes.keep(connection, vote, now)

    def votes(self, since: datetime) -> VoteCount:
        """What people thought of answers since a moment."""
        with self._database.read() as connection:
            return votes.count(connection, since)

    def replied(self, bot: int, chat: int, message: int) -> Replied | None:
        """How a message was replied to in the last two days."""
        with self._database.read() as connection:
            return replies.of(connection, bot, chat, message)

    def reply(self, replied: Replied) -> None:
        """Keep how a message was replied to."""
        with self._database.note() as connection:
            replies.keep(connection, replied)

    def prompted(self, bot: int, chat: int, message: int, now: datetime) -> Prompted | None:
        """What a message of a bot's asked for, and of whom; None when it asked for nothing, or long ago."""
        with self._database.read() as connection:
            return prompted.of(connection, bot, chat, message, now)

    def prompt(self, asked: Prompted, now: datetime) -> None:
        """Keep what a message of a bot's asks for."""
        with self._database.write() as connection:
            prompted.keep(connection, asked, now)

    def notice_due(self, bot: int, chat: int, notice: str, again: timedelta | None = None) -> bool:
        """Whether a bot is to tell a chat something for the first time, or again after a time.

        From then on it counts as told, for every process and thread.
        """
        with self._database.write() as connection:
            return notices.due(connection, bot, chat, notice, again)

    def withdraw_notices(self, bot: int, chat: int, withdrawn: Iterable[str]) -> None:
        """Let a chat be told again."""
        with self._database.write() as connection:
            notices.withdraw(connection, bot, chat, withdrawn)

    def move(self, old: int, new: int) -> None:
        """Take what is kept of a group along when it becomes a supergroup; more than once does no harm."""
        with self._database.write() as connection:
            preferences.move(connection, old, new)
            notices.move(connection, old, new)
            watches.move(connection, old, new)
            bindings.move(connection, old, new)
            replies.forget(connection, old)

    def forget(self, person: int) -> None:
        """Drop everything that is kept of a person; changes of the corpus stay in the audit."""
        with self._database.write() as connection:
            preferences.forget(connection, person)
            votes.forget(connection, person)
            notices.forget(connection, person)
            replies.forget(connection, person)
            prompted.forget(connection, person)
            watches.forget(connection, person)
            feeds.forget(connection, person)
            channels.forget(connection, person)
            staff.forget(connection, person)
            staff.forget_inviter(connection, person)
        self._database.overwrite_erased()
