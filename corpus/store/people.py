"""What is kept of people and their chats: choices under Telegram's numbers, no names and no words."""

from collections.abc import Callable

from corpus.models import Preferences, Tally, Vote
from corpus.store import preferences, votes
from corpus.store.database import Database


class People:
    """The people and chats of a store; a person is meant by the number of their private chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def vote(self, vote: Vote) -> None:
        """Count what a person thinks of a sentence; a later vote on the same takes its place."""
        with self._database.write() as connection:
            votes.keep(connection, vote)

    def tally(self, article_key: int, version: int) -> dict[tuple[int, int], Tally]:
        """What people thought of the sentences of an article's version, by start and end."""
        with self._database.read() as connection:
            return votes.tally(connection, article_key, version)

    def move(self, old: int, new: int) -> None:
        """Take what is kept of a group along when it becomes a supergroup; more than once does no harm."""
        with self._database.write() as connection:
            preferences.move(connection, old, new)

    def forget(self, person: int) -> None:
        """Drop everything that is kept of a person; changes of the corpus stay in the audit."""
        with self._database.write() as connection:
            preferences.forget(connection, person)
            votes.forget(connection, person)
