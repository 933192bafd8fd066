"""Who may do what: owners everything, the others what they were given."""

from typing import TYPE_CHECKING, Protocol

from telegram import Update
from telegram.ext.filters import UpdateFilter

from corpus.chats.rights import ALL, NONE, Right, Rights

if TYPE_CHECKING:
    from corpus.library import Library


class GivenRights:
    """What people had been given when their last updates came: filters cannot wait for a database.

    The context of an update reads it before any of the table's filters is asked. Only those are kept here
    who were given something: the staff of one bot.
    """

    def __init__(self) -> None:
        self._given: dict[int, Rights] = {}

    def note(self, person: int, given: Rights) -> None:
        """Keep what a person was given, in place of what it was before."""
        if given:
            self._given[person] = given
        else:
            self._given.pop(person, None)

    def of(self, person: int) -> Rights:
        """What a person was given."""
        return self._given.get(person, NONE)


class Roster(Protocol):
    """Whom rights come from: the services as far as they are needed here."""

    @property
    def admins(self) -> frozenset[int]:
        """The owners."""

    @property
    def given(self) -> GivenRights:
        """What the others were given."""

    @property
    def library(self) -> "Library":
        """Where that is kept."""


class May(UpdateFilter):
    """Updates of people who have a right; any right of several is enough.

    It says nothing of where: combine it with a kind of chat.
    """

    def __init__(self, services: Roster, *rights: Right) -> None:
        super().__init__(f"may {' or '.join(rights)}")
        self._services = services
        self._rights = frozenset(rights)

    def filter(self, update: Update) -> bool:
        """Whether the person may."""
        person = update.effective_user
        return person is not None and bool(self._rights & rights_now(self._services, person.id))


class Owner(UpdateFilter):
    """Updates of owners, whose rights nobody gave and nobody takes away."""

    def __init__(self, services: Roster) -> None:
        super().__init__("owner")
        self._owners = services.admins

    def filter(self, update: Update) -> bool:
        """Whether it is an owner."""
        return update.effective_user is not None and update.effective_user.id in self._owners


def rights_now(services: Roster, person: int) -> Rights:
    """The rights of somebody as they were at their last update, the one at hand."""
    return ALL if person in services.admins else services.given.of(person)


def rights_of(services: Roster, person: int) -> Rights:
    """The rights of anybody as they are now; it reads the store, so call it in a thread."""
    return ALL if person in services.admins else services.library.people.staff.rights(person)


__all__ = ["GivenRights", "May", "Owner", "Right", "rights_now", "rights_of"]
