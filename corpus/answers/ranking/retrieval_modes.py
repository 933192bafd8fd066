"""The modes in which sentences are retrieved; each has weights of its own."""

from enum import StrEnum


class RetrievalMode(StrEnum):
    """What a question is answered by."""

    LEXICAL = "lexical"
    """By words: there are no vectors yet, or no model."""

    HYBRID = "hybrid"
    """By words and vectors."""

    DENSE = "dense"
    """By vectors: the question has no word to look for, or is in a language of which no word is known."""
