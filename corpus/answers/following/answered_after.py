"""The answer to a question of a conversation: in the article that it is about first, then in all."""

from typing import Protocol

from corpus.answers.answering import NEAREST
from corpus.answers.following.follow_up import FollowUp, follow_up
from corpus.answers.following.forms import pronoun
from corpus.answers.following.opening import opening
from corpus.answers.replying.composing import CITED, without_shown
from corpus.models import Answer, Where

VAGUE = 3
"""Content words, none of them a name: "how many are left?" may be about the article of the last answer."""


NEARLY = 2
"""By how much the odds of an answer elsewhere must be better, to leave the article over a vague question."""


class Ask(Protocol):
    """Answers a question by itself."""

    def __call__(self, text: str, where: Where | None, cited: int) -> Answer:
        """The answer of the articles that ``where`` lets through, with at most ``cited`` sentences."""


def answered_after(
    text: str, after: Answer | None, selected: str, ask: Ask, where: Where | None = None, cited: int = CITED
) -> Answer:
    """The answer to a question that may follow ``after``, or mean what was ``selected`` of it.

    What follows is looked for in the article of the answer before, by its own words when it has any, then
    with those of the question before, and then in all articles. Raises EmptyQuestion, QuestionTooLong.
    """
    follows = follow_up(text, after, selected)
    if follows and after and follows.followed.others:
        return _followed(_others(follows, after, ask, where, cited), follows)
    here = _where_before(after, where) if after else None
    if after is None or here is None:
        return _followed(ask(follows.text, where, cited), follows) if follows else ask(text, where, cited)
    if follows is None:
        return _alone(text, ask, here, where, cited)
    return _followed(_here_first(follows, after, ask, here, where, cited), follows)


def _here_first(
    follows: FollowUp, after: Answer, ask: Ask, here: Where, where: Where | None, cited: int
) -> Answer:
    """What follows in the article of the answer before, where it needs no topic, and else in all."""
    stayed = _placed(ask(follows.text, here, cited), here)
    own = stayed
    if follows.alone and follows.alone != follows.text:
        own = _placed(ask(follows.alone, here, cited), here)
        stayed = _agreed(own, stayed) if follows.topical and not follows.fragment else stayed
    tried = [own, stayed]
    if follows.fragment:
        tried.sort(key=lambda answer: -answer.confidence)
    if found := next((answer for answer in tried if _answers(answer, follows, after)), None):
        return found
    anywhere = ask(follows.text, where, cited)
    if _answers(anywhere, follows, after):
        return anywhere
    again = (own,) if follows.topical else (own, stayed)
    return next((answer for answer in again if answer.found), _unfound(stayed))


def _answers(answer: Answer, follows: FollowUp, after: Answer) -> bool:
    """Whether it is found; what was shown before is no answer to a question that says something new."""
    return answer.found and not (follows.alone and _best(answer) == _best(after))


def _agreed(own: Answer, topical: Answer) -> Answer:
    """The answer to a question and its topic, with the sentence first that the question alone finds best.

    Words of the topic find the sentences that are about it once more, rather than the one that answers.
    """
    chosen = [cited for cited in topical.citations if (cited.article, cited.start) == _best(own)]
    others = [cited for cited in topical.citations if cited not in chosen]
    return topical.model_copy(update={"citations": (*chosen, *others)})


def _alone(text: str, ask: Ask, here: Where, where: Where | None, cited: int) -> Answer:
    """A question that stands alone, which may yet be about the article of the answer before."""
    anywhere, said = ask(text, where, cited), opening(text)
    goes_on = said.joined or pronoun(said) is not None
    vague = not any(token.capitalised for token in said.content) and len(said.content) <= VAGUE
    stayed = _placed(ask(text, here, cited), here)
    if stayed.found and _best(stayed) != _best(anywhere):
        enough = 0.0 if goes_on and vague else _odds(anywhere) / (NEARLY if vague else 1)
        if _odds(stayed) >= enough:
            return stayed
    return anywhere if anywhere.found or not (goes_on or vague) else stayed


def _odds(answer: Answer) -> float:
    return answer.confidence / max(1 - answer.confidence, 1e-9)


def narrowed(where: Where | None, articles: frozenset[str]) -> Where:
    """Only those of the articles that ``where`` lets through."""
    base = where or Where()
    allowed = articles & base.articles if base.articles else articles
    return base.model_copy(update={"articles": allowed})


def _where_before(after: Answer, where: Where | None) -> Where | None:
    """The article of the sentence that answered before, or in which none was found."""
    cited = frozenset(cited.article for cited in after.citations[:1])
    here = narrowed(where, cited if after.found else after.question.within or cited)
    return here if here.articles else None


def _others(follows: FollowUp, after: Answer, ask: Ask, where: Where | None, cited: int) -> Answer:
    return without_shown(ask(follows.text, where, cited + len(after.citations)), after, cited)


def _placed(answer: Answer, here: Where) -> Answer:
    question = answer.question.model_copy(update={"within": here.articles})
    return answer.model_copy(update={"question": question})


def _best(answer: Answer) -> tuple[str, int] | None:
    return next(((cited.article, cited.start) for cited in answer.citations), None)


def _unfound(answer: Answer) -> Answer:
    """The answer as one that was not found: what was shown before is no answer to another question."""
    return answer.model_copy(update={"found": False, "shown": min(answer.shown, NEAREST)})


def _followed(answer: Answer, follows: FollowUp) -> Answer:
    question = answer.question.model_copy(update={"follows": follows.followed})
    return answer.model_copy(update={"question": question})
