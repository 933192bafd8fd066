"""The answer put together: which sentences are cited, how many are shown, and why each was chosen."""

from collections.abc import Sequence

from corpus.answers.ranking import Ranked
from corpus.language.terms import tokenize
from corpus.models import Citation, Question, Reason, WeightedTerm

CITED = 5
SHOWN = 3

CLOSE_SHARE = 0.6
"""A further sentence is shown when it is at least this likely, measured by the best."""


def cite(question: Question, ranked: Sequence[Ranked], most: int = CITED) -> tuple[Citation, ...]:
    """The best sentences, word for word, each once however many articles print it."""
    citations: dict[str, Citation] = {}
    for candidate in ranked:
        citation = _citation(question, candidate)
        citations.setdefault(citation.text, citation)
        if len(citations) == most:
            break
    return tuple(citations.values())


def shown(citations: Sequence[Citation]) -> int:
    """How many of the citations a reply shows: the best, and those about as likely."""
    return sum(citation.score >= CLOSE_SHARE * citations[0].score for citation in citations[:SHOWN])


def _citation(question: Question, ranked: Ranked) -> Citation:
    article, sentence = ranked.article, ranked.sentence
    return Citation(
        article=article.id,
        key=article.key,
        version=article.version,
        start=sentence.start,
        end=sentence.end,
        text=article.text[sentence.start : sentence.end],
        score=ranked.belief,
        reasons=_reasons(question, ranked),
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
    )


def _reasons(question: Question, ranked: Ranked) -> tuple[Reason, ...]:
    """The sentence's words that mean a word of the question, in order, with offsets into the article."""
    meant: dict[str, tuple[str, WeightedTerm]] = {}
    for concept in question.concepts:
        for term in concept.terms:
            if term.term not in meant or term.weight > meant[term.term][1].weight:
                meant[term.term] = (concept.word, term)
    text, offset = ranked.article.text, ranked.sentence.start
    return tuple(
        Reason(
            word=meant[token.term][0],
            found=text[offset + token.start : offset + token.end],
            start=offset + token.start,
            end=offset + token.end,
            via=meant[token.term][1].via,
        )
        for token in tokenize(text[offset : ranked.sentence.end], ranked.article.language)
        if not token.stop and token.term in meant
    )
