"""The questions answered lately: a button under a reply comes back to its question, without keeping any."""

from collections import OrderedDict
from zlib import crc32

from corpus.models import Question

REMEMBERED = 2000  # questions, of about a hundred bytes each


def checksum(question: Question) -> int:
    """A number that tells questions apart, and from which nobody reads the words."""
    words = [concept.word.casefold() for concept in question.concepts]
    return crc32(" ".join(words or [question.text.casefold()]).encode())


class RecentQuestions:
    """Questions in memory by their checksums; none is written to disk, so a restart forgets them."""

    def __init__(self) -> None:
        self._texts: OrderedDict[int, str] = OrderedDict()

    def remember(self, question: Question) -> None:
        """Keep a question until a few thousand others have come."""
        number = checksum(question)
        self._texts[number] = question.text
        self._texts.move_to_end(number)
        if len(self._texts) > REMEMBERED:
            self._texts.popitem(last=False)

    def text(self, number: int) -> str | None:
        """The question of this checksum, if it was asked lately."""
        return self._texts.get(number)
