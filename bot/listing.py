"""``pullquote articles``, ``export`` and ``remove``: what is in the corpus, out of it, and no longer."""

from collections.abc import Iterator
from contextlib import suppress

from bot.console import as_text, print_remark, print_result
from bot.corpora import open_library
from bot.settings import Settings
from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import ArticleSummary
from corpus.readers.records import record

PAGE = 500


def summaries(library: Library) -> Iterator[ArticleSummary]:
    """All current articles, a page of them at a time, last added first.

    What others add or remove meanwhile shifts no page, so that no article is left out or listed twice.
    """
    before: int | None = None
    while page := library.articles(limit=PAGE, before=before):
        yield from page
        before = page[-1].key


def list_articles(settings: Settings) -> None:
    """Print a line for each article, its parts separated by tabs so that other programs can cut it."""
    with open_library(settings) as library:
        for summary in summaries(library):
            published = summary.published.isoformat() if summary.published else ""
            parts = (summary.id, published, summary.language, summary.source or "", summary.title or "")
            print_result("\t".join(" ".join(part.splitlines()).replace("\t", " ") for part in parts))
        print_remark(f"{library.count()} articles")


def export_articles(settings: Settings) -> None:
    """Print all articles as JSONL."""
    with open_library(settings) as library:
        for summary in summaries(library):
            with suppress(UnknownArticle):  # another process has just removed it
                print_result(record(library.article(summary.id)))


def remove_articles(settings: Settings, ids: list[str]) -> None:
    """Remove all of these articles, or none when one of them is not there; raises UnknownArticle."""
    with open_library(settings) as library:
        for receipt in library.remove([as_text(id) for id in ids]):
            print_remark(f"removed {receipt.article.id}: {receipt.article.title or 'untitled'}")
