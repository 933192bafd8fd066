"""A question on its way to a library, which may be another process's."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from corpus.answers.replying.explaining import Explanation
from corpus.models import Answer, Citation, Question, Where
from handlers.chat.doors import Answered

if TYPE_CHECKING:
    from corpus.library import Library


FOLLOWING = 0.25  # seconds for what has changed meanwhile; an article of a million words takes ten


class AskedQuestion(NamedTuple):
    """All that an answer depends on.

    ``until`` is when whoever asks has waited long enough for meaning, None for never. It is the time of a
    clock that counts alike in all processes of a machine, as monotonic() does.
    """

    text: str
    after: Answer | None
    selected: str
    where: Where | None
    cited: int
    until: float | None

    def answered(self, library: "Library", clock: Callable[[], float] = monotonic) -> Answered:
        """What the articles say now; raises EmptyQuestion, QuestionTooLong."""
        in_time = (self.until is None or clock() <= self.until) and not library.opens_meaning
        up_to_date = library.follow(FOLLOWING)
        sequence = library.answered_up_to  # before the answer: another thread may follow meanwhile
        answer = library.ask(
            self.text,
            self.where,
            self.cited,
            after=self.after,
            selected=self.selected,
            by_meaning=in_time,
            within=0,
        )
        by_words_for_now = not in_time and library.meaning is not None
        return Answered(answer, sequence, provisional=by_words_for_now or not up_to_date)


def explained(
    question: Question, citations: Sequence[Citation], library: "Library"
) -> list[tuple[Explanation, ...]]:
    """Why each sentence was chosen, word by word."""
    library.follow(FOLLOWING)
    return [library.explain(question, cited) for cited in citations]
