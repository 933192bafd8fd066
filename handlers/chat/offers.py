"""What the bot offers: the commands of its menus and the lines of /help, each for whom it is."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from corpus.chats.rights import Rights
from handlers.chat.roles import Role, Roles, roles_of


class Menu(Enum):
    """The menus of commands; those of people with rights begin with what only they may."""

    PRIVATE = auto()
    GROUPS = auto()
    GROUP_ADMINS = auto()


class OfferedCommand(NamedTuple):
    """A command, for whom it is and in which menus everybody finds it.

    Its line there is the text ``command-`` and its name.
    """

    name: str
    who: Roles
    menus: frozenset[Menu] = frozenset()


class HelpLine(NamedTuple):
    """A line of /help for those who may do what it says."""

    place: int  # among the others
    key: str  # of its text
    who: Roles


class Offers(NamedTuple):
    """All that is offered, in the order in which it is listed."""

    commands: tuple[OfferedCommand, ...]
    help: tuple[HelpLine, ...]

    def without_readers(self, *names: str) -> "Offers":
        """The same with commands that are for the staff alone."""
        kept = (
            command._replace(who=command.who - {Role.STRANGER}, menus=frozenset())
            if command.name in names
            else command
            for command in self.commands
        )
        return self._replace(commands=tuple(kept))

    @property
    def of_staff(self) -> tuple[str, ...]:
        """The commands that not everybody has."""
        return tuple(command.name for command in self.commands if Role.STRANGER not in command.who)

    def menu(self, menu: Menu) -> tuple[str, ...]:
        """The commands of a menu."""
        return tuple(command.name for command in self.commands if menu in command.menus)

    def menu_of(self, rights: Rights, *, owner: bool = False) -> tuple[str, ...]:
        """The commands of somebody with these rights: first those that they have beyond everybody's."""
        roles, of_staff = roles_of(rights, owner=owner), self.of_staff
        own = (command.name for command in self.commands if command.name in of_staff and roles & command.who)
        return (*own, *self.menu(Menu.PRIVATE))

    def help_for(self, rights: Rights) -> Iterator[str]:
        """The keys of the lines for somebody with these rights."""
        roles = roles_of(rights)
        return (line.key for line in sorted(self.help, key=lambda line: line.place) if roles & line.who)
