"""Who may do what: owners everything, the others what they were given."""

from contextvars import ContextVar
from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext.filters import UpdateFilter

from corpus.chats.rights import ALL, NONE, Right, Rights

if TYPE_CHECKING:
    from handlers.chat.services import Services

# What the person behind the update at hand was given. Filters cannot wait for a database: the context of the
# update reads it, before any of the table's filters is asked.
_given: ContextVar[Rights] = ContextVar("given", default=NONE)


class May(UpdateFilter):
    """Updates of people who have a right; any right of several is enough.

    It says nothing of where: combine it with a kind of chat.
    """

    def __init__(self, services: "Services", *rights: Right) -> None:
        super().__init__(f"may {' or '.join(rights)}")
        self._services = services
        self._rights = frozenset(rights)

    def filter(self, update: Update) -> bool:
        """Whether the person may."""
        person = update.effective_user
        return person is not None and bool(self._rights & rights_now(self._services, person.id))


class Owner(UpdateFilter):
    """Updates of owners, whose rights nobody gave and nobody takes away."""

    def __init__(self, services: "Services") -> None:
        super().__init__("owner")
        self._owners = services.admins

    def filter(self, update: Update) -> bool:
        """Whether it is an owner."""
        return update.effective_user is not None and update.effective_user.id in self._owners


def remember_rights(given: Rights) -> None:
    """Keep what the person behind the update at hand was given, for the filters that follow."""
    _given.set(given)


def rights_now(services: "Services", person: int) -> Rights:
    """The rights of the person behind the update at hand."""
    return ALL if person in services.admins else _given.get()


def rights_of(services: "Services", person: int) -> Rights:
    """The rights of anybody as they are now; it reads the store, so call it in a thread."""
    return ALL if person in services.admins else services.library.people.staff.rights(person)


__all__ = ["May", "Owner", "Right", "remember_rights", "rights_now", "rights_of"]
