"""Who may do what: owners everything, the others what they were given, and anybody the rest."""

from enum import StrEnum
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


class Role(StrEnum):
    """Who somebody is to the bot, and where they are."""

    STRANGER = "stranger"  # anybody, in their own chat with the bot
    MEMBER = "member"  # of a group, there
    GROUP_ADMIN = "group-admin"  # of a group that is bound to a collection, there
    ADD = "add"  # somebody with this right alone, in their own chat with the bot, as the next ones
    REMOVE = "remove"
    PEOPLE = "people"
    OWNER = "owner"


Roles = frozenset[Role]

EVERYBODY: Roles = frozenset(Role)
IN_GROUPS: Roles = frozenset({Role.MEMBER, Role.GROUP_ADMIN})
IN_PRIVATE = EVERYBODY - IN_GROUPS
GROUP_ADMINS: Roles = frozenset({Role.GROUP_ADMIN})
OWNERS: Roles = frozenset({Role.OWNER})
ADDING = OWNERS | {Role.ADD}
REMOVING = OWNERS | {Role.REMOVE}
PEOPLE = OWNERS | {Role.PEOPLE}
CHANGING = ADDING | REMOVING  # the articles, in one way or the other
STAFF = CHANGING | PEOPLE


class May(UpdateFilter):
    """Updates of people with one of some roles.

    It says nothing of where: combine it with a kind of chat.
    """

    def __init__(self, services: Roster, roles: Roles) -> None:
        super().__init__(f"may as {' or '.join(sorted(roles))}")
        self._services = services
        self._roles = roles

    def filter(self, update: Update) -> bool:
        """Whether the person may."""
        person = update.effective_user
        return person is not None and not self._roles.isdisjoint(roles_now(self._services, person.id))


def roles_of(rights: Rights, *, owner: bool = False) -> Roles:
    """What somebody with these rights is in their own chat with the bot."""
    return frozenset({Role.STRANGER, *map(Role, rights)}) | (OWNERS if owner else frozenset())


def roles_now(services: Roster, person: int) -> Roles:
    """The roles of the person behind the update at hand."""
    return roles_of(rights_now(services, person), owner=person in services.admins)


def rights_now(services: Roster, person: int) -> Rights:
    """The rights of somebody as they were at their last update, the one at hand."""
    return ALL if person in services.admins else services.given.of(person)


def rights_of(services: Roster, person: int) -> Rights:
    """The rights of anybody as they are now; it reads the store, so call it in a thread."""
    return ALL if person in services.admins else services.library.people.staff.rights(person)


__all__ = [
    "ADDING",
    "CHANGING",
    "EVERYBODY",
    "GROUP_ADMINS",
    "IN_GROUPS",
    "IN_PRIVATE",
    "OWNERS",
    "PEOPLE",
    "REMOVING",
    "STAFF",
    "GivenRights",
    "May",
    "Right",
    "Role",
    "Roles",
    "rights_now",
    "rights_of",
    "roles_now",
    "roles_of",
]
