"""Packs as they are learned from: whole, two languages in one, and in small pieces."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.evaluation.packs import Pack, PackQuestion, small_packs
from corpus.training.ranking_examples import Asked

SMALL_SIZES = (1, 3, 10)
SMALL_QUESTIONS = 240
"""Each pack is learned from in pieces too, half without titles: most corpora begin with one article."""

ABSENT = 3
"""Every third question is also asked of the pack without the article that answers it."""

WHOLE_QUESTIONS = 1_000
MIXED_QUESTIONS = 600
"""About so many of a pack's questions, evenly chosen: all of them would take hours."""


def whole(packs: Sequence[Pack], most: int | None = None) -> Iterator[Asked]:
    """Every pack, and packs mixed of two languages; of each ``most`` answerable questions, if given."""
    mixtures = [mixed(f"mixed {number}", some) for number, some in enumerate(_mixtures(packs), start=1)]
    for pack in (*packs, *mixtures):
        asked = [question for question in pack.questions if question.gold or not most]
        limit = most or (MIXED_QUESTIONS if pack in mixtures else WHOLE_QUESTIONS)
        yield Asked(pack, asked[:: max(len(asked) // limit, 1)], 0 if most else ABSENT)


def _mixtures(packs: Sequence[Pack]) -> Iterator[list[Pack]]:
    """Translations together, and articles beside others that have nothing to do with them.

    Those others are in another language: once they share the question's language, and once they do not.
    """
    alike = defaultdict(list)
    for pack in packs:
        alike[frozenset(draft.id for draft in pack.articles)].append(pack)
    translated = [some for some in alike.values() if len({pack.articles[0].language for pack in some}) > 1]
    yield from translated
    apart = [pack for some in alike.values() if some not in translated for pack in some]
    yield sorted(apart, key=lambda pack: -len(pack.questions))[:2]
    if len(translated) > 1:
        small, *_, large = sorted(translated, key=lambda some: len(some[0].articles))
        own = {pack.questions[0].language: pack for pack in large if not _is_bilingual(pack)}
        yield from ([pack, own[pack.questions[0].language]] for pack in small if _is_bilingual(pack))


def _is_bilingual(pack: Pack) -> bool:
    return pack.questions[0].language != pack.articles[0].language


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
