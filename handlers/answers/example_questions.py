"""Questions that the articles really answer, for people who wonder what to ask."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from corpus.answers.replying.subjects import subjects
from corpus.errors import UnknownArticle
from handlers.texts.catalogue import text

if TYPE_CHECKING:
    from corpus.library import Library

EXAMPLES = 3
ARTICLES = 6  # the newest, which people are likeliest to ask about
TRIED = 12  # questions; each takes as long as an answer
TELLING = 60  # characters of an answer; a shorter one is the name's own line, as of a photographer


def examples(library: "Library", language: str) -> list[str]:
    """Up to three questions, each about another article and answered by it; none when there are none."""
    found: list[str] = []
    answering: set[str] = set()
    for article, name in islice(_candidates(library), TRIED):
        question = text("example-question", language, name=name)
        if article not in answering and _answers(library, question, article, name):
            answering.add(article)
            found.append(question)
        if len(found) == EXAMPLES:
            break
    return found


def _candidates(library: "Library") -> Iterator[tuple[str, str]]:
    """Articles and names in them, the first name of each before the second of any."""
    named = []
    for summary in library.articles(ARTICLES):
        try:
            named.append((summary.id, subjects(library.article(summary.id))))
        except UnknownArticle:  # removed meanwhile
            continue
    for place in range(TRIED):
        yield from ((article, names[place]) for article, names in named if place < len(names))


def _answers(library: "Library", question: str, article: str, name: str) -> bool:
    answer = library.ask(question)
    if not answer.found:
        return False
    best = answer.citations[0]
    return best.article == article and name in best.text and len(best.text) >= TELLING
