"""Who may do what, beyond asking: the rights that people are given."""

from enum import StrEnum


class Right(StrEnum):
    """What a person may do; each is given by itself."""

    ADD = "add"  # articles, and change what was added
    REMOVE = "remove"  # articles, and bring them back
    PEOPLE = "people"  # invite others, change their rights, bind groups to collections


Rights = frozenset[Right]

NONE: Rights = frozenset()
ALL: Rights = frozenset(Right)


def as_words(rights: Rights) -> str:
    """Rights as a table keeps them: words with spaces between them."""
    return " ".join(sorted(rights))


def from_words(words: str) -> Rights:
    """Rights that were kept; one of a later version is none here."""
    return frozenset(right for right in Right if right in words.split())
