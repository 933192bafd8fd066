"""The rights in words, and in the numbers of buttons."""

from corpus.chats.rights import Right, Rights
from handlers.texts.catalogue import text

# The bit of each right in a button, which keeps its meaning: old buttons are pressed for years.
BITS = {Right.ADD: 1, Right.REMOVE: 2, Right.PEOPLE: 4}


def number_of(rights: Rights) -> int:
    """The rights as the sum of their bits."""
    return sum(BITS[right] for right in rights)


def rights_in(number: int) -> Rights:
    """The rights whose bits a number has."""
    return frozenset(right for right, bit in BITS.items() if number & bit)


def in_order(rights: Rights) -> list[Right]:
    """The rights as they are always listed."""
    return [right for right in BITS if right in rights]


def short_words(rights: Rights, language: str) -> str:
    """The rights on one line, such as "add · people"."""
    names = [text(f"right-{right}", language) for right in in_order(rights)]
    return " · ".join(names) or text("right-none", language)


def explained(rights: Rights, language: str) -> str:
    """What the rights let one do, a line for each."""
    return "\n".join("• " + text(f"right-{right}-means", language) for right in in_order(rights))
