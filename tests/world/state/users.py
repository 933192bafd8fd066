"""Accounts, of people and of bots."""

from dataclasses import dataclass
from typing import Any


@dataclass(eq=False)
class User:
    """An account as Telegram knows it."""

    id: int
    first_name: str
    username: str | None = None
    last_name: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    started: bool = False  # wrote to the bot at least once: only then may the bot write to them
    blocked: bool = False
    hides_forwards: bool = False

    def json(self) -> dict[str, Any]:
        """The API's User."""
        fields = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {name: value for name, value in fields.items() if value is not None}


# Telegram's own account that stands for an admin who writes in the group's name.
ANONYMOUS_ADMIN = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
# The one for a person who writes in the name of a channel, and the one that posts for a channel in its group.
CHANNEL = User(136817688, "Channel", username="Channel_Bot", is_bot=True)
TELEGRAM = User(777000, "Telegram")
