"""The words of a question that stand in no article, named in a reply that does not answer."""

from corpus.models import Answer
from handlers.texts.catalogue import refusal
from handlers.texts.reference import shorten

NAMED = 5  # words; more would bury the nearest sentence
LONGEST_WORD = 40  # characters


def nowhere(answer: Answer, language: str) -> str:
    """A line that names the words of which no article holds any form; there is at least one."""
    asked_in = answer.question.language
    words = [shorten(word, LONGEST_WORD) for word in answer.nowhere[:NAMED]]
    listed = ", ".join(refusal("quoted-word", asked_in, language, word=word) for word in words)
    return refusal("nowhere", asked_in, language, words=listed)
