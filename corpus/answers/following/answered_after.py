"""The answer to a question of a conversation: in the article that it is about first, then in all."""

from typing import Protocol

from corpus.answers.following.follow_up import FollowUp, follow_up, says_something
from corpus.answers.following.forms import pronoun
from corpus.answers.following.opening import opening
from corpus.answers.replying.composing import CITED, without_shown
from corpus.models import Answer, Where

NEAREST = 1  # sentence shown when none answers
VAGUE = 3
"""Content words, none of them a name: "how many are left?" may be about the article of the last answer."""


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
    new = bool(selected) or says_something(text)
    if new and not selected and (answer := _placed(ask(text, here, cited), here)).found:
        return _followed(answer, follows)
    stayed = _placed(ask(follows.text, here, cited), here)
    for answer in (stayed, ask(follows.text, where, cited)):
        # What was shown before is no answer to a question that says something new.
        if answer.found and not (new and _best(answer) == _best(after)):
            return _followed(answer, follows)
    return _followed(_unfound(stayed), follows)


def _alone(text: str, ask: Ask, here: Where, where: Where | None, cited: int) -> Answer:
    """A question that stands alone, which may yet be about the article of the answer before."""
    anywhere, said = ask(text, where, cited), opening(text)
    goes_on = said.joined or pronoun(said) is not None
    named = any(token.capitalised for token in said.content)
    if not goes_on and (named or len(said.content) > VAGUE):
        return anywhere
    stayed = _placed(ask(text, here, cited), here)
    surer = stayed.found and (goes_on or stayed.confidence >= anywhere.confidence)
    return stayed if surer or (goes_on and not anywhere.found) else anywhere


def narrowed(where: Where | None, articles: frozenset[str]) -> Where:
    """Only those of the articles that ``where`` lets through."""
    base = where or Where()
    allowed = articles & base.articles if base.articles else articles
    return base.model_copy(update={"articles": allowed})


def _where_before(after: Answer, where: Where | None) -> Where | None:
    """The article of the sentence that answered before, or in which none was found."""
    articles = frozenset(cited.article for cited in after.citations[:1] if after.found)
    here = narrowed(where, articles or after.question.within)
    return here if here.articles else None


def _others(follows: FollowUp, after: Answer, ask: Ask, where: Where | None, cited: int) -> Answer:
    return without_shown(ask(follows.text, where, cited + len(after.citations)), after, cited)


def _placed(answer: Answer, here: Where | None) -> Answer:
    if here is None:
        return answer
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
