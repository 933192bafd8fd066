"""Questions that the articles really answer, for people who wonder what to ask."""

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from corpus.answers.replying.subjects import subjects
from corpus.errors import UnknownArticle
from handlers.chat.doors import Asks
from handlers.chat.services import Services
from handlers.texts.catalogue import text

if TYPE_CHECKING:
    from corpus.library import Library

EXAMPLES = 3
ARTICLES = 6  # the newest, which people are likeliest to ask about
TRIED = 12  # questions; each takes as long as an answer
TELLING = 60  # characters of an answer; a shorter one is the name's own line, as of a photographer


async def examples(services: Services, language: str) -> tuple[str, ...]:
    """Up to three questions, each about another article and answered by it; none when there are none.

    They are looked for once, until articles change or their vectors come: everybody begins with /start.
    """
    state = language, *(await asyncio.to_thread(_state, services.library))
    if state not in services.examples:
        services.examples[state] = tuple(await _looked_for(services, language))
    return services.examples[state]


def _state(library: "Library") -> tuple[int, int]:
    return library.sequence(), library.settled()


async def _looked_for(services: Services, language: str) -> list[str]:
    found: list[str] = []
    answering: set[str] = set()
    for article, name in await asyncio.to_thread(_candidates, services.library, language):
        question = text("example-question", language, name=name)
        if article not in answering and await _answers(services.answering, question, article, name):
            answering.add(article)
            found.append(question)
        if len(found) == EXAMPLES:
            break
    return found


def _candidates(library: "Library", language: str) -> list[tuple[str, str]]:
    """Articles and names in them, the first name of each before the second of any.

    Those in the reader's language come first: a name is written otherwise in another.
    """
    named = []
    newest = sorted(library.articles(ARTICLES), key=lambda article: article.language != language)
    for summary in newest:
        try:
            article = library.article(summary.id)
            named.append((summary.id, subjects(article, library.sentences(article))))
        except UnknownArticle:  # removed meanwhile
            continue
    in_turn = (
        (article, names[place]) for place in range(TRIED) for article, names in named if place < len(names)
    )
    return list(islice(in_turn, TRIED))


async def _answers(answering: Asks, question: str, article: str, name: str) -> bool:
    answer = (await answering.ask(question)).answer
    if not answer.found:
        return False
    best = answer.citations[0]
    return best.article == article and name in best.text and len(best.text) >= TELLING
