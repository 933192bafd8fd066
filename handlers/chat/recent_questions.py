"""The questions answered lately: a button under a reply comes back to its question, without keeping any."""

from zlib import crc32

from cachetools import LRUCache

from corpus.models import Question

REMEMBERED = 2000  # questions, of some hundred bytes each


def checksum(question: Question) -> int:
    """A number that tells questions apart, and from which nobody reads the words."""
    # "And when?" has the words of the question that it follows.
    words = [] if question.follows else [concept.word.casefold() for concept in question.concepts]
    return crc32(" ".join(words or [question.text.casefold()]).encode())


class RecentQuestions:
    """Questions in memory by their checksums; none is written to disk, so a restart forgets them."""

    def __init__(self) -> None:
        self._questions: LRUCache[int, Question] = LRUCache(REMEMBERED)

    def remember(self, question: Question) -> None:
        """Keep a question until a few thousand others have come."""
        self._questions[checksum(question)] = question.model_copy(update={"concepts": ()})

    def question(self, number: int) -> Question | None:
        """The question of this checksum, without its concepts, if it was asked lately."""
        return self._questions.get(number)
