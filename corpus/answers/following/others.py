"""Who or what else: the sentences that were not shown yet."""

from corpus.answers.replying.composing import shown
from corpus.models import Answer

AS_LIKELY = 0.5
"""A further sentence answers, too, when it is at least this share as likely as the one already shown."""


def without_shown(answer: Answer, before: Answer, cited: int) -> Answer:
    """The answer without what the answer before showed; not found when nothing else is about as likely."""
    seen = {(one.article, one.text) for one in before.citations[: before.shown]}
    left = tuple(one for one in answer.citations if (one.article, one.text) not in seen)[:cited]
    likely = bool(left) and left[0].score >= AS_LIKELY * answer.citations[0].score
    return answer.model_copy(
        update={"citations": left, "found": answer.found and likely, "shown": shown(left)}
    )
