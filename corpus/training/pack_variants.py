"""Packs as they are learned from: whole, two languages in one, and in small pieces."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from corpus.evaluation.packs import Pack, PackQuestion, small_packs
from corpus.training.ranking_examples import Asked

SMALL_SIZES = (1, 3, 10)
SMALL_QUESTIONS = 240
"""Each pack is learned from in pieces too, half without titles: most corpora begin with one article."""

ABSENT = 3
"""Every third question is also asked of the pack without the article that answers it."""

MIXED_QUESTIONS = 600


def whole(packs: Sequence[Pack], most: int | None = None) -> Iterator[Asked]:
    """Every pack, and packs mixed of two languages; of each ``most`` answerable questions, if given."""
    languages = defaultdict(list)
    for pack in packs:
        languages[frozenset(draft.id for draft in pack.articles)].append(pack)
    bilingual = [some for some in languages.values() if len({pack.articles[0].language for pack in some}) > 1]
    largest = sorted(packs, key=lambda pack: -len(pack.questions))[:2]
    mixtures = [mixed(f"mixed {number}", some) for number, some in zip(count(1), [*bilingual, largest])]
    for pack in (*packs, *mixtures):
        asked = [question for question in pack.questions if question.gold or not most]
        limit = most or (MIXED_QUESTIONS if pack in mixtures else len(asked))
        yield Asked(pack, asked[:: max(len(asked) // limit, 1)], 0 if most else ABSENT)


def pieces(packs: Sequence[Pack]) -> Iterator[Asked]:
    """Every pack in pieces of few articles, every second of them without titles."""
    for pack in packs:
        for number, piece in enumerate(small_packs(pack, SMALL_SIZES, SMALL_QUESTIONS)):
            untitled = [draft.model_copy(update={"title": None}) for draft in piece.articles]
            articles = tuple(untitled) if number % 2 else piece.articles
            yield Asked(piece._replace(articles=articles), piece.questions)


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
