"""People who look after the bot, and what those hear who do not."""

from datetime import datetime

from corpus.chats.rights import Right
from corpus.library import Library
from tests.world import Person

REFUSED = "Only admins with that right can do this."


def hire(library: Library, person: Person, by: Person, *rights: Right, since: datetime | None = None) -> None:
    """Give somebody rights as an accepted invitation does: a chat takes only a few messages at once."""
    staff = library.people.staff
    _, secret = staff.invite(frozenset(rights), by.id, since)
    staff.accept(secret, person.id, person.name, lambda _, __: frozenset(Right), since)
