"""``pullquote articles`` and ``export``: what is in the corpus."""

from contextlib import suppress

from bot.commands.console import print_remark, print_result
from bot.corpora import open_library
from bot.settings import Settings
from corpus.errors import UnknownArticle
from corpus.models import ALL_ARTICLES, Filter
from corpus.readers.record_lines import record


def list_articles(settings: Settings, filter: Filter = ALL_ARTICLES) -> None:
    """Print a line for each article, its parts separated by tabs so that other programs can cut it."""
    with open_library(settings) as library:
        meant = library.desk.resolved(filter)
        for summary in library.summaries(meant):
            published = summary.published.isoformat() if summary.published else ""
            parts = (summary.id, published, summary.language, summary.source or "", summary.title or "")
            print_result("\t".join(" ".join(part.splitlines()).replace("\t", " ") for part in parts))
        print_remark(f"{library.count(meant)} articles")


def export_articles(settings: Settings) -> None:
    """Print all articles as JSONL."""
    with open_library(settings) as library:
        for summary in library.summaries():
            with suppress(UnknownArticle):  # another process has just removed it
                print_result(record(library.article(summary.id)))
