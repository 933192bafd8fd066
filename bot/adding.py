"""``pullquote add`` and ``import``: files, folders and addresses into the corpus, with a report."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.console import language_of_terminal, print_remark, progress_bar
from bot.corpora import open_library
from bot.embedding import embed_articles
from bot.files import file_bytes, file_lines
from bot.settings import Settings
from corpus.errors import SourceError, UnknownFormat
from corpus.library import Library
from corpus.models import Draft, Receipt
from corpus.readers import MAXIMUM_BYTES, read
from corpus.readers.links import fetch
from corpus.readers.records import drafts

IMPORT_BATCH = 100  # articles in one transaction: a crash loses none that was reported
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def add_sources(settings: Settings, sources: list[str]) -> bool:
    """Add each source and report on each; true when everything that was named could be read.

    In a folder, files of a format that is not read are passed over with a remark; they fail nothing.
    """
    counts: Counter[str] = Counter()
    with open_library(settings) as library:
        well = add_each(library, sources, counts)
        report_total(counts)
        embed_articles(library)
    return well


def add_each(library: Library, sources: list[str], counts: Counter[str]) -> bool:
    """Add each source and count what became of it; true when all that was named could be read."""
    failed = False
    with progress_bar() as progress:
        for source in progress.track([*unfold(sources)], description="articles"):
            try:
                receipt = library.add(draft_of(source))
            except SourceError as error:
                failed = failed or not (isinstance(error, UnknownFormat) and source not in sources)
                counts["skipped"] += 1
                report_skipped(error)
            else:
                counts[receipt.kind] += 1
                report_added(receipt)
    return not failed


def unfold(sources: list[str]) -> Iterator[str]:
    """Each source, and for a folder each file in it and below, hidden ones left out, in order of names."""
    for source in sources:
        if ADDRESS.match(source) or not os.path.isdir(source):  # noqa: PTH112  Path's raises on a long name
            yield source
        else:
            yield from sorted(files_below(source))


def files_below(folder: str) -> Iterator[str]:
    """The files in a folder and below, and the folders that cannot be looked into; links lead nowhere."""
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(place, name) for name in files if not name.startswith("."))
        yield from (str(path) for path in paths if os.path.isfile(path))  # noqa: PTH113  as above
    yield from (str(error.filename) for error in closed)


def draft_of(source: str) -> Draft:
    """Read a file or an address; raises SourceError."""
    if ADDRESS.match(source):
        return fetch(source)
    return read(source, file_bytes(source, MAXIMUM_BYTES))


def import_articles(settings: Settings, file: Path) -> None:
    """Import JSONL; what stands before a wrong line is kept.

    Raises MissingSource, UnreadableSource, BadRecord.
    """
    counts: Counter[str] = Counter()
    wrong: list[SourceError] = []
    with open_library(settings) as library:
        with progress_bar() as progress:
            articles = progress.track(until_wrong(file, wrong), total=None, description="articles")
            for receipt in library.add_many(articles, batch=IMPORT_BATCH):
                counts[receipt.kind] += 1
        report_total(counts)
        embed_articles(library)
    if wrong:
        raise wrong[0]


def until_wrong(file: Path, wrong: list[SourceError]) -> Iterator[Draft]:
    """The articles up to the first wrong line, whose error is put aside so that its batch is still kept."""
    try:
        yield from drafts(str(file), file_lines(file))
    except SourceError as error:
        wrong.append(error)


def report_added(receipt: Receipt) -> None:
    """One line on an article that is in."""
    article = receipt.article
    title = article.title or "untitled"
    print_remark(f"{receipt.kind} {article.id}: {title} ({article.language}, {article.sentences} sentences)")


def report_skipped(error: SourceError) -> None:
    """One line on a source that is not in, with the reason."""
    from handlers.errors import message

    print_remark(f"skipped {message(error, language_of_terminal())}")


def report_total(counts: Counter[str]) -> None:
    """One line on all of them."""
    total = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing to add"
    print_remark(total)
