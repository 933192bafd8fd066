"""Questions in other languages than English and French over the sample articles: a small pack of each."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus.evaluation.packs import Gold, Pack, PackQuestion
from tests.evaluation.golden import golden_pack

QUESTIONS = Path(__file__).parent / "third" / "questions.tsv"
"""A fact, a language, the question; the facts that ANSWERS does not have are in no article."""

ANSWERS = Path(__file__).parent / "third" / "answers.tsv"
"""A fact, the sample that tells it, and words of the sentence that does."""


def third_language_packs() -> Iterator[Pack]:
    """One pack for each language, twenty questions in each, six of which no article answers."""
    articles = golden_pack().articles
    texts = {article.id: article.text for article in articles}
    gold = {}
    for fact, file, words in _rows(ANSWERS):
        start = texts[file].index(words)
        gold[fact] = (Gold(file, start, start + len(words)),)
    questions = defaultdict(list)
    for fact, language, text in _rows(QUESTIONS):
        asked = PackQuestion(fact, text, language, gold.get(fact, ()), measured=True, about=fact)
        questions[language].append(asked)
    for language, asked_in in questions.items():
        yield Pack(f"{language} to samples", articles, tuple(asked_in))


def _rows(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
