"""``pullquote add`` and ``import``: files, folders and addresses into the corpus, with a report."""

import os
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.commands.console import language_of_terminal, print_remark, progress_bar
from bot.commands.named_files import file_bytes, file_lines
from bot.commands.vector_progress import embed_articles
from bot.corpora import open_library
from bot.settings import Settings
from corpus.errors import PictureSource, SourceError, UnknownFormat
from corpus.library import Library
from corpus.models import ArticleSummary, Draft, Receipt
from corpus.readers import MAXIMUM_BYTES, Part, read_parts
from corpus.readers.confined_records import imported
from corpus.store.replacing import EVERYTHING
from corpus.web import fetch_article
from corpus.web.addresses import Reach
from handlers.texts.error_messages import message
from handlers.texts.reading_notes import notes_on
from handlers.texts.reference import title_of

IMPORT_BATCH = 100  # articles in one transaction: a crash loses none that was reported
PART_BATCH = 20  # the same for the articles of one file, which may be long
NOTHING = "–"  # where nobody said it
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass
class Report:
    """What became of the sources so far."""

    named: frozenset[str]  # the sources as they were named; others are found in their folders and archives
    counts: Counter[str] = field(default_factory=Counter)
    failed: bool = False

    def skipped(self, error: SourceError) -> None:
        """Say why a part of a source is not in."""
        passed_over = isinstance(error, UnknownFormat | PictureSource) and error.name not in self.named
        self.failed = self.failed or not passed_over
        self.counts["skipped"] += 1
        print_remark(f"skipped {message(error, language_of_terminal())}")

    def added(self, receipt: Receipt, draft: Draft) -> None:
        """Say that an article is in, and what was done to it on reading."""
        self.counts[receipt.kind] += 1
        article = receipt.article
        facts = f"({article.language}, {article.sentences} sentences)"
        print_remark(f"{receipt.kind} {article.id}: {title_of(article, language_of_terminal())} {facts}")
        if replaced := receipt.replaced:
            print_remark(f"    replaces version {replaced.version}: {named(replaced)}")
            for name, value in article.metadata.items():
                if value != (was := getattr(replaced, name)):
                    print_remark(f"    {name}: {value or NOTHING} (until now {was or NOTHING})")
        if beside := receipt.beside:
            print_remark(f"    has the title, address or id of {beside.id}, which stays: {named(beside)}")
        for note in notes_on(draft, language_of_terminal()):
            print_remark(f"    {note}")


def named(article: ArticleSummary) -> str:
    """The title of an article, and its source where it is known."""
    return f"{title_of(article, language_of_terminal())}{f' ({article.source})' if article.source else ''}"


def add_sources(settings: Settings, sources: list[str]) -> bool:
    """Add each source and report on each; true when everything that was named could be read.

    In folders and archives, files of no format that is read are passed over with a remark; they fail nothing.
    """
    report = Report(frozenset(sources))
    with open_library(settings) as library:
        add_each(library, sources, report)
        report_total(report.counts)
        embed_articles(library)
    return not report.failed


def add_each(library: Library, sources: list[str], report: Report) -> None:
    """Add each source, part by part."""
    with progress_bar() as progress:
        for source in progress.track([*unfold(sources)], description="articles"):
            waiting: deque[Draft] = deque()
            drafts = drafts_of(source, report, waiting)
            for receipt in library.add_many(drafts, batch=PART_BATCH, scope=EVERYTHING):
                report.added(receipt, waiting.popleft())


def drafts_of(source: str, report: Report, waiting: deque[Draft]) -> Iterator[Draft]:
    """The articles of a source, each also among those ``waiting`` for a receipt; what is none is reported."""
    try:
        for part in parts_of(source):
            if part.draft:
                waiting.append(part.draft)
                yield part.draft
            elif part.error:
                report.skipped(part.error)
    except SourceError as error:
        report.skipped(error)


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


def parts_of(source: str) -> Iterator[Part]:
    """What a file or an address holds; raises SourceError."""
    if ADDRESS.match(source):
        # The operator's own machines may be where the articles are.
        yield Part(source, fetch_article(source, Reach(private=True)))
    else:
        yield from read_parts(source, file_bytes(source, MAXIMUM_BYTES))


def import_articles(settings: Settings, file: Path) -> None:
    """Import JSONL; what stands before a wrong line is kept.

    Raises MissingSource, UnreadableSource, BadRecord.
    """
    counts: Counter[str] = Counter()
    wrong: list[SourceError] = []
    with open_library(settings) as library:
        with progress_bar() as progress:
            articles = progress.track(until_wrong(file, wrong), total=None, description="articles")
            for receipt in library.add_many(articles, batch=IMPORT_BATCH, scope=EVERYTHING):
                counts[receipt.kind] += 1
        report_total(counts)
        embed_articles(library)
    if wrong:
        raise wrong[0]


def until_wrong(file: Path, wrong: list[SourceError]) -> Iterator[Draft]:
    """The articles up to the first wrong line, whose error is put aside so that its batch is still kept."""
    try:
        yield from imported(str(file), file_lines(file))
    except SourceError as error:
        wrong.append(error)


def report_total(counts: Counter[str]) -> None:
    """One line on all of them."""
    total = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing to add"
    print_remark(total)
