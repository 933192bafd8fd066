"""The leads of the newest articles, of all or of those about something: one sentence each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from corpus.answers.finding.gathering import Corpus
from corpus.answers.finding.retrieval import retrieve_lexical
from corpus.answers.ranking.candidates import Ranked
from corpus.answers.ranking.features import Weighing, weigh
from corpus.language.side_lines import is_side_line
from corpus.language.terms import tokenize
from corpus.models import Article, ArticleSummary, Filter, IndexedSentence, Question, Where
from corpus.store import Store

SentencesOf = Callable[[Article], Sequence[IndexedSentence]]

LEADS = 3
NEWEST = 200
"""Articles last added of which the newest are taken: a feed adds them in the order of their days."""

COVERED = 0.6
"""So much of what is asked about stands in the title and the opening of an article that is about it."""

OPENING = 3
"""Sentences that tell what an article is about."""

SHORTEST = 40
"""Characters of a lead: a shorter line without an end mark is a heading."""

_ENDS = (".", "!", "?", "…", "»", "”", '"')


def newest_leads(store: Store, where: Where | None, sentences_of: SentencesOf) -> list[Ranked]:
    """The leads of the newest articles that ``where`` lets through."""
    summaries = [one for one in store.articles(NEWEST, filter=_filter(where)) if _is_allowed(one, where)]
    newest = sorted(summaries, key=_newest_first, reverse=True)
    return _leads((store.article(one.id) for one in newest), sentences_of)


def leads_about(
    question: Question, corpus: Corpus, where: Where | None, sentences_of: SentencesOf
) -> list[Ranked]:
    """The leads of the newest articles that name what is asked about at the beginning, or else anywhere."""
    languages = corpus.store.languages()
    hits = retrieve_lexical(question, index=corpus.engine, languages=languages, where=where)
    passages = corpus.store.passages([hit.passage for hit in hits])
    articles = corpus.store.article_versions({(one.article, one.version) for one in passages})
    weighing = weigh(question, corpus.engine)
    covered = {article.id: _covered(article, weighing, sentences_of) for article in articles}
    fitting = [article for article in articles if covered[article.id] >= COVERED]
    if not fitting:
        said = {
            passage.article for passage in passages if _share(weighing, _terms(passage.sentences)) >= COVERED
        }
        fitting = [article for article in articles if article.id in said]
    return _leads(sorted(fitting, key=_newest_first, reverse=True), sentences_of)


def _leads(articles: Sequence[Article] | Iterator[Article], sentences_of: SentencesOf) -> list[Ranked]:
    found = ((article, _lead(article, sentences_of(article))) for article in articles)
    leads = [(article, lead) for article, lead in islice(found, LEADS) if lead]
    return [Ranked(article, lead, 1 / len(leads)) for article, lead in leads]


def _lead(article: Article, sentences: Sequence[IndexedSentence]) -> IndexedSentence | None:
    """The first sentence of the story: no title, no heading, nothing of the page around it."""
    told = [one for one in sentences if not is_side_line(article.text, one.start)]
    whole = [one for one in told if _is_whole(article.text[one.start : one.end], article)]
    return next(iter([*whole, *told]), None)


def _is_whole(sentence: str, article: Article) -> bool:
    said = sentence.strip()
    return said != (article.title or "").strip() and len(said) >= SHORTEST and said.endswith(_ENDS)


def _covered(article: Article, weighing: Weighing, sentences_of: SentencesOf) -> float:
    title = {token.term for token in tokenize(article.title or "", article.language)}
    return _share(weighing, title | _terms(sentences_of(article)[:OPENING]))


def _terms(sentences: Sequence[IndexedSentence]) -> set[str]:
    return {term for sentence in sentences for term in sentence.terms}


def _share(weighing: Weighing, terms: set[str]) -> float:
    """How much of the question's weight its words have among these."""
    found = {number for term in terms for number, _ in weighing.terms.get(term, ())}
    return float(sum(weighing.share[number] for number in found))


def _newest_first(article: Article | ArticleSummary) -> tuple[date, int]:
    return article.published or article.added_at.date(), article.key


def _filter(where: Where | None) -> Filter:
    if where is None:
        return Filter()
    return Filter(
        sources=tuple(where.sources),
        languages=tuple(where.languages),
        collections=tuple(where.collections),
        since=where.since,
        until=where.until,
    )


def _is_allowed(article: ArticleSummary, where: Where | None) -> bool:
    return where is None or not where.articles or article.id in where.articles
