"""``pullquote add`` and ``import``: files, folders and addresses into the corpus, with a report."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from bot.console import language_of_terminal, progress_bar, remarks
from bot.settings import Settings
from corpus.errors import MissingSource, SourceError, UnknownFormat
from corpus.library import Library
from corpus.models import Draft, Receipt
from corpus.readers import read
from corpus.readers.links import fetch
from corpus.readers.records import drafts

IMPORT_BATCH = 100  # articles in one transaction: a crash loses none that was reported
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def add_sources(settings: Settings, sources: list[str]) -> bool:
    """Add each source and report on each; true when everything that was named could be read.

    In a folder, files of a format that is not read are passed over with a remark; they fail nothing.
    """
    counts: Counter[str] = Counter()
    failed = False
    with Library.open(settings.data_dir, settings.database_url) as library, progress_bar() as progress:
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
    report_total(counts)
    return not failed


def unfold(sources: list[str]) -> Iterator[str]:
    """Each source, and for a folder each file in it and below, hidden ones left out, in order of names."""
    for source in sources:
        folder = Path(source)
        if ADDRESS.match(source) or not folder.is_dir():
            yield source
            continue
        for file in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.is_file() and not hidden:
                yield str(file)


def draft_of(source: str) -> Draft:
    """Read a file or an address; raises SourceError."""
    if ADDRESS.match(source):
        return fetch(source)
    try:
        data = Path(source).read_bytes()
    except OSError as error:
        raise MissingSource(source) from error
    return read(Path(source).name, data)


def import_articles(settings: Settings, file: Path) -> None:
    """Import JSONL; what stands before a wrong line is kept. Raises MissingSource, BadRecord."""
    counts: Counter[str] = Counter()
    wrong: list[SourceError] = []
    with Library.open(settings.data_dir, settings.database_url) as library, progress_bar() as progress:
        articles = progress.track(until_wrong(file, wrong), total=None, description="articles")
        for receipt in library.add_many(articles, batch=IMPORT_BATCH):
            counts[receipt.kind] += 1
    report_total(counts)
    if wrong:
        raise wrong[0]


def until_wrong(file: Path, wrong: list[SourceError]) -> Iterator[Draft]:
    """The articles up to the first wrong line, whose error is put aside so that its batch is still kept."""
    try:
        yield from drafts(str(file), file_lines(file))
    except SourceError as error:
        wrong.append(error)


def file_lines(file: Path) -> Iterator[bytes]:
    """The lines of a file, or of standard input for "-"; raises MissingSource."""
    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as stream:
            yield from stream
    except OSError as error:
        raise MissingSource(str(file)) from error


def report_added(receipt: Receipt) -> None:
    """One line on an article that is in."""
    article = receipt.article
    title = article.title or "untitled"
    remarks().print(
        f"{receipt.kind} {article.id}: {title} ({article.language}, {article.sentences} sentences)",
        markup=False,
    )


def report_skipped(error: SourceError) -> None:
    """One line on a source that is not in, with the reason."""
    from handlers.errors import message

    remarks().print(f"skipped {message(error, language_of_terminal())}", markup=False)


def report_total(counts: Counter[str]) -> None:
    """One line on all of them."""
    total = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing to add"
    remarks().print(total)
