"""``pullquote articles``, ``export`` and ``remove``: what is in the corpus, out of it, and no longer."""

import sys
from collections.abc import Iterator

from bot.console import remarks
from bot.settings import Settings
from corpus.library import Library
from corpus.models import ArticleSummary
from corpus.readers.records import record

PAGE = 500


def summaries(library: Library) -> Iterator[ArticleSummary]:
    """All current articles, a page of them at a time, last added first."""
    offset = 0
    while page := library.articles(limit=PAGE, offset=offset):
        yield from page
        offset += len(page)


def list_articles(settings: Settings) -> None:
    """Print a line for each article, its parts separated by tabs so that other programs can cut it."""
    with Library.open(settings.data_dir, settings.database_url) as library:
        for summary in summaries(library):
            published = summary.published.isoformat() if summary.published else ""
            parts = (summary.id, published, summary.language, summary.source or "", summary.title or "")
            sys.stdout.write("\t".join(part.replace("\t", " ") for part in parts) + "\n")
        remarks().print(f"{library.count()} articles")


def export_articles(settings: Settings) -> None:
    """Print all articles as JSONL."""
    with Library.open(settings.data_dir, settings.database_url) as library:
        for summary in summaries(library):
            sys.stdout.write(record(library.article(summary.id)) + "\n")


def remove_articles(settings: Settings, ids: list[str]) -> None:
    """Remove all of these articles, or none when one of them is not there; raises UnknownArticle."""
    with Library.open(settings.data_dir, settings.database_url) as library:
        for receipt in library.remove(ids):
            remarks().print(f"removed {receipt.article.id}: {receipt.article.title or 'untitled'}")
