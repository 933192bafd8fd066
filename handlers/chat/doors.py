"""The doors that a handler finds open: where a question is asked, and where a file is given."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple, Protocol

from telegram import Bot, Document, Message

from corpus.answers.replying.composing import CITED
from corpus.answers.replying.explaining import Explanation
from corpus.models import Answer, Citation, Question, Where


class Patience(Enum):
    """How long whoever asks waits for what only meaning finds."""

    SHORT = "a second in the queue; then an answer by words alone, which is to be completed"
    LONG = "until it has come"
    ENDLESS = "until it has come, and everybody else's answer before it"


class Answered(NamedTuple):
    """An answer, and the last change of the articles that it is sure to take into account.

    It is ``provisional`` when words alone found it because its question had waited or the model was being
    opened, or before a long article that has come was known: ask again, with patience.
    """

    answer: Answer
    sequence: int
    provisional: bool = False


class Asks(Protocol):
    """Where every question is asked, whoever asks it."""

    async def ask(
        self,
        question: str,
        after: Answer | None = None,
        where: Where | None = None,
        cited: int = CITED,
        patience: Patience = Patience.LONG,
        selected: str = "",
    ) -> Answered:
        """The answer to a question that may follow ``after`` or what was ``selected`` of it.

        Raises EmptyQuestion, QuestionTooLong.
        """

    async def explain(
        self, question: Question, citations: Sequence[Citation]
    ) -> list[tuple[Explanation, ...]]:
        """Why each of an answer's sentences was chosen, word by word."""

    def forget(self) -> None:
        """Keep nothing in memory of articles that were erased for good."""


class Wanted(NamedTuple):
    """Who gives a file, to which collection, and the language of its receipt."""

    by: int | None
    collection: str | None
    language: str


class TakesFiles(Protocol):
    """Where every file is given that is to become articles."""

    async def take(self, message: Message, documents: Sequence[Document], wanted: Wanted) -> None:
        """Read a document, or photos that are one article, for whoever wrote a message.

        Raises SourceError when that is known soon.
        """

    def stop_one(self, number: int) -> bool:
        """Stop a file at its next part; whether it is being read."""

    async def stop_of(self, person: int, bot: Bot) -> None:
        """Stop the files of somebody who may not add any more."""
