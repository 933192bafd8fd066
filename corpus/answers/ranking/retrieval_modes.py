"""The ways in which sentences are found; each has weights of its own."""

from enum import StrEnum


class Way(StrEnum):
    """What a question can be asked by."""

    WORDS = "words"
    """There are no vectors yet, or no model."""

    BOTH = "words and meaning"

    MEANING = "meaning"
    """The question has no word to look for, or is in a language of which no word is known."""
