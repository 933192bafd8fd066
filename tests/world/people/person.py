"""A person, who does everything that their client lets them do."""

from .membership import Membership
from .menu import Menu
from .pressing import Pressing
from .writing import Writing


class Person(Writing, Pressing, Membership, Menu):
    """A person in the world.

    Acts happen at once and return what they made; those that need the bot's answer are awaited.
    """

    def __repr__(self) -> str:
        return f"<Person {self.name} {self.id}>"
