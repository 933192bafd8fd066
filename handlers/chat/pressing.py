"""A press of a button: who pressed what under which message, and what they may see of it."""

from dataclasses import dataclass

from telegram import CallbackQuery, Message

from handlers.chat.services import Context
from handlers.chat.spinner import Spinner


@dataclass(frozen=True, slots=True)
class Pressing:
    """All that the work behind a button needs to know."""

    query: CallbackQuery
    message: Message
    spinner: Spinner
    context: Context
    by_asker: bool  # others, in a group, are shown what they want without a change for the rest

    @property
    def language(self) -> str:
        """The language to speak with whoever pressed."""
        return self.context.language

    @property
    def person(self) -> int:
        """Who pressed."""
        return self.query.from_user.id
