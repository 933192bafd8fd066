"""What is measured of the replies to a pack's questions."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.evaluation.packs import Pack, PackQuestion, is_hit

BEST = 5


class Cited(NamedTuple):
    """A sentence cited: its article, its span, and the text that the reply gives it."""

    article: str
    start: int
    end: int
    text: str


class Reply(NamedTuple):
    """Sentences best first; ``found`` is None of a peer that never refuses."""

    cited: Sequence[Cited]
    confidence: float
    found: bool | None


class Figures(NamedTuple):
    """Shares of the questions, None where nothing can be said.

    ``hit1``, ``hit3``, ``mrr``: over answerable questions, a refusal is a miss; ``ranked1`` ignores refusals;
    ``balanced``: mean of ``answered`` and ``refused``; ``auc``: of the confidence, answerable against not;
    ``verbatim``: of all sentences cited; ``at50``: the right one is among the fifty that some peers give.
    """

    hit1: float | None
    ranked1: float | None
    hit3: float | None
    mrr: float | None
    at50: float | None
    answered: float | None
    refused: float | None
    balanced: float | None
    auc: float | None
    verbatim: float | None
    ms: float


def figures_of(questions: Sequence[PackQuestion], replies: Sequence[Reply], pack: Pack, ms: float) -> Figures:
    """The figures of one peer on one pack."""
    texts = {draft.id: draft.text for draft in pack.articles}
    asked = [
        (reply, _rank(question, reply))
        for question, reply in zip(questions, replies, strict=True)
        if question.gold
    ]
    senseless = [reply for question, reply in zip(questions, replies, strict=True) if not question.gold]
    found = [(rank if reply.found is not False else None) for reply, rank in asked]
    answered = _mean([reply.found is True for reply, _ in asked])
    refused = _mean([reply.found is False for reply in senseless])
    refuses = all(reply.found is not None for reply in replies)
    cited = [sentence for reply in replies for sentence in reply.cited]
    many = max(len(reply.cited) for reply in replies) > BEST
    return Figures(
        hit1=_mean([rank == 0 for rank in found]),
        ranked1=_mean([rank == 0 for _, rank in asked]),
        hit3=_mean([rank is not None and rank < 3 for rank in found]),
        mrr=_mean([1 / (rank + 1) if rank is not None and rank < BEST else 0 for rank in found]),
        at50=_mean([rank is not None for _, rank in asked]) if many else None,
        answered=answered if refuses else None,
        refused=refused if refuses else None,
        balanced=(answered + refused) / 2
        if refuses and answered is not None and refused is not None
        else None,
        auc=_auc([reply.confidence for reply, _ in asked], [reply.confidence for reply in senseless]),
        verbatim=_mean([texts[one.article][one.start : one.end] == one.text for one in cited]),
        ms=ms,
    )


def _rank(question: PackQuestion, reply: Reply) -> int | None:
    ranks = (
        rank for rank, one in enumerate(reply.cited) if is_hit(question, one.article, one.start, one.end)
    )
    return next(ranks, None)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _auc(answerable: Sequence[float], senseless: Sequence[float]) -> float | None:
    if not answerable or not senseless:
        return None
    won = sum((one > other) + (one == other) / 2 for one in answerable for other in senseless)
    return won / (len(answerable) * len(senseless))
