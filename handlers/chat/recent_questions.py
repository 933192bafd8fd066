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
    """Questions in memory by their chats and checksums; none is on disk, so a restart forgets them.

    A checksum can be made of any guess: only the chat in which a question was asked comes back to it.
    """

    def __init__(self) -> None:
        self._questions: LRUCache[tuple[int, int], Question] = LRUCache(REMEMBERED)

    def remember(self, chat: int, question: Question) -> None:
        """Keep a question of a chat until a few thousand others have come."""
        self._questions[chat, checksum(question)] = question.model_copy(update={"concepts": ()})

    def question(self, chat: int, number: int) -> Question | None:
        """The question of this checksum, without its concepts, if it was asked lately in a chat."""
        return self._questions.get((chat, number))

    def forget(self, chat: int) -> None:
        """Keep no question of a chat."""
        for key in [key for key in self._questions if key[0] == chat]:
            del self._questions[key]
