"""``pullquote remove``: articles by their ids at once, or all that are found after a question."""

import sys
from collections.abc import Sequence

import typer

from bot.commands.console import as_text, language_of_terminal, print_remark
from bot.corpora import open_library
from bot.settings import Settings
from corpus.models import Filter, Receipt
from handlers.texts.reference import title_of

SHOWN = 5  # articles before the question
YES = frozenset({"y", "yes", "o", "oui"})


def remove_articles(settings: Settings, ids: list[str]) -> None:
    """Remove all of these articles, or none when one of them is not there; raises UnknownArticle."""
    with open_library(settings) as library:
        report(library.remove([as_text(id) for id in ids]))


def remove_found(settings: Settings, filter: Filter, *, asked: bool) -> bool:
    """Remove what a filter lets through, if a person at the terminal says yes; whether anything was removed.

    Where nobody can be asked nothing is removed.
    """
    with open_library(settings) as library:
        found = list(library.summaries(library.desk.resolved(filter)))
        if not found:
            print_remark("no article is like that")
            return False
        if asked:
            for article in found[:SHOWN]:
                print_remark(f"{article.id}: {title_of(article, language_of_terminal())}")
            if len(found) > SHOWN:
                print_remark(f"… and {len(found) - SHOWN} more")
            if not confirmed(len(found)):
                print_remark("nothing was removed")
                return False
        report(library.desk.remove([article.key for article in found], None))
    return True


def confirmed(count: int) -> bool:
    """Whether a person says yes; raises BadParameter when no person is there."""
    question = f"Remove {count} article{'s' if count > 1 else ''}?"
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"{question} Nobody is there to ask: say so with --yes")
    # Typer's own question leaves a space on standard output.
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def report(receipts: Sequence[Receipt]) -> None:
    """One line on each article that is removed."""
    for receipt in receipts:
        print_remark(f"removed {receipt.article.id}: {title_of(receipt.article, language_of_terminal())}")
