"""Who may do what, beyond asking: the rights that people are given, and what is kept of the staff."""

from datetime import datetime
from enum import StrEnum

from corpus.models import Record


class Right(StrEnum):
    """What a person may do; each is given by itself."""

    ADD = "add"  # articles, and change what was added
    REMOVE = "remove"  # articles, and bring them back
    PEOPLE = "people"  # invite others, change their rights, bind groups to collections


Rights = frozenset[Right]

NONE: Rights = frozenset()
ALL: Rights = frozenset(Right)


class Member(Record):
    """A person who was given rights, by Telegram's number; the first name is for the others to recognise."""

    person: int
    name: str
    rights: Rights
    invited_by: int | None  # nobody any more, when they have been forgotten
    since: datetime


class Invitation(Record):
    """An invitation that nobody has accepted yet."""

    number: int
    rights: Rights
    by: int
    until: datetime
