"""Packs put together: articles in two languages, so that neither may drown the other."""

from collections.abc import Sequence

from corpus.evaluation.packs import Pack, PackQuestion


def mixed(name: str, packs: Sequence[Pack]) -> Pack:
    """One pack of all articles; a question asked of several is right with the answer of any."""
    articles = {}
    questions: dict[str, PackQuestion] = {}
    for pack in packs:
        new_ids = {draft.id or "": f"{draft.language}/{draft.id}" for draft in pack.articles}
        for draft in pack.articles:
            articles[new_ids[draft.id or ""]] = draft.model_copy(update={"id": new_ids[draft.id or ""]})
        for question in pack.questions:
            gold = tuple(one._replace(article=new_ids[one.article]) for one in question.gold)
            known = questions.get(question.id, question._replace(gold=()))
            questions[question.id] = known._replace(gold=(*known.gold, *gold))
    return Pack(name, tuple(articles.values()), tuple(questions.values()))
