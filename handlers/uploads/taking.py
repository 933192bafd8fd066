"""What becomes of a file: its parts are read, kept and counted, in a thread."""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event

from corpus.chats.jobs import Job
from corpus.database.guards import unguarded
from corpus.errors import RightLost, SourceError
from corpus.library import LONG_BATCH, Library
from corpus.models import Draft, Note, Receipt
from corpus.readers import Part, read_photos
from corpus.readers.text.said_beside import SaidBeside, said_beside
from handlers.articles.receipts import opening_of
from handlers.uploads.scopes import scope_in

BATCH = 20  # articles in one transaction
MOST_REASONS = 1_000  # why parts were passed over, that are kept to be told
LISTED = 1_000  # articles that are named, in a file where there are many


@dataclass
class Taken:
    """How far a file is, and what became of its parts; a thread writes it, the bot reads it."""

    begun: bool = False  # or it waits for others
    share: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    keys: dict[int, None] = field(default_factory=dict)  # of the articles that were not there before
    errors: list[SourceError] = field(default_factory=list)  # the first ones; ``counts`` has how many
    receipts: list[Receipt] = field(default_factory=list)  # the first ones
    notes: tuple[Note, ...] = ()  # on the last one
    opening: str = ""  # of the last one
    alike: int = 0  # articles that are nearly the same as another
    replaced: list[Receipt] = field(default_factory=list)  # of articles that came in a new version
    beside: list[Receipt] = field(default_factory=list)  # of those that have the title of another
    mark: int | None = None  # that its changes bear
    stopping: Event = field(default_factory=Event)
    reading: bool = False  # by a thread, which stops at the next part
    given_up: bool = False  # since the bot ended over it again and again
    right_lost: bool = False  # by whoever sent it, which stopped it

    @property
    def parts(self) -> int:
        """How many parts were read."""
        return self.counts.total()

    @property
    def single(self) -> bool:
        """Whether the file was one article."""
        whole = not self.stopping.is_set() and not self.given_up
        return whole and self.parts == len(self.receipts) == 1

    @property
    def changes(self) -> int:
        """How many articles are not as they were before."""
        return self.parts - self.counts["unchanged"] - self.counts["skipped"]

    def lose_right(self) -> None:
        """Stop at the next part, since whoever sent the file may not add any more."""
        self.right_lost = not self.stopping.is_set()  # or they had stopped it themselves
        self.stopping.set()


def take(
    job: Job,
    files: Sequence[bytes],
    library: Library,
    taken: Taken,
    limit: int,
    still_may: Callable[[], None],
) -> None:
    """Read a file, or photos that are one article, and keep what is in it.

    Raises SourceError when there is no article.

    ``still_may`` raises RightLost when whoever gave the file may not add any more: it is asked before each
    transaction, and ends the reading there. What was kept before it stays, and is told.
    """
    taken.mark = job.mark
    try:
        with closing(_drafts(job, files, taken, limit)) as drafts:  # and with it the process that reads
            _keep_all(job, library, taken, _asked_between(drafts, still_may))
    except RightLost:
        if not taken.receipts:
            raise
        taken.lose_right()
        return
    if taken.parts == len(taken.errors) == 1:
        raise taken.errors[0]
    if taken.single and taken.receipts[0].sequence is not None and len(job.files) == 1:
        article = taken.receipts[0].article
        with unguarded():
            library.originals.keep(article.key, article.version, job.file)


def _keep_all(job: Job, library: Library, taken: Taken, drafts: Iterator[Draft]) -> None:
    before = _made_before(job, library)
    scope = scope_in(job.chat, job.collection)
    for receipt in library.add_many(drafts, job.by, BATCH, job.mark or 0, scope=scope):
        if taken.mark is None and receipt.sequence is not None:
            taken.mark = receipt.sequence
            with unguarded():  # of what was kept already
                library.jobs.mark(job.number, taken.mark)
        _count(
            before.pop(receipt.article.key, receipt) if receipt.sequence is None else receipt, taken, library
        )


def _asked_between(drafts: Iterator[Draft], still_may: Callable[[], None]) -> Iterator[Draft]:
    """The drafts of a file, with the question before the last one of each transaction."""
    number = length = 0
    for draft in drafts:
        number, length = number + 1, length + len(draft.text)
        if number == BATCH or length > LONG_BATCH:  # as the library ends one
            still_may()
            number = length = 0
        yield draft
    if number:
        still_may()


def give_up(job: Job, library: Library, taken: Taken) -> None:
    """Read a file no more, and count what is in of it."""
    taken.given_up, taken.mark = True, job.mark
    for receipt in _made_before(job, library).values():
        _count(receipt, taken, library)


def _made_before(job: Job, library: Library) -> dict[int, Receipt]:
    """What the same file changed before a restart, by article: its parts are not "already here"."""
    return {receipt.article.key: receipt for receipt in library.desk.marked(job.mark)} if job.mark else {}


def _count(receipt: Receipt, taken: Taken, library: Library) -> None:
    taken.counts[receipt.kind] += 1
    if receipt.kind == "added":
        taken.keys[receipt.article.key] = None
        taken.alike += bool(library.desk.near_duplicates(receipt.article.key, receipt.article.version))
    if not taken.receipts:
        taken.receipts.append(receipt)
    if receipt.replaced and len(taken.replaced) < LISTED:
        taken.replaced.append(receipt)
    # That the articles of one file bear one title says the file itself.
    elsewhere = receipt.beside and receipt.beside.key not in taken.keys
    if elsewhere and len(taken.beside) < LISTED:
        taken.beside.append(receipt)


def _drafts(job: Job, files: Sequence[bytes], taken: Taken, limit: int) -> Generator[Draft, None, None]:
    beside = said_beside(job.caption, datetime.now(UTC).date())
    for part in _parts(job.name, files, taken, limit):
        taken.share = part.share
        if part.error:
            taken.counts["skipped"] += 1
            if len(taken.errors) < MOST_REASONS:
                taken.errors.append(part.error)
        if part.draft:
            draft = _with(beside, part.draft)
            taken.notes = draft.notes
            taken.opening = opening_of(draft.text, draft.title)
            yield draft


def _with(beside: SaidBeside, draft: Draft) -> Draft:
    """A draft as its sender's words have it: who writes them means this very file."""
    said = {name: value for name, value in beside.said.metadata.items() if value is not None}
    notes = (*draft.notes, *([Note.WRONG_DATE] if beside.wrong_date else []))
    return draft.model_copy(update=said | {"notes": tuple(dict.fromkeys(notes))})


def _parts(name: str, files: Sequence[bytes], taken: Taken, limit: int) -> Iterator[Part]:
    for part in read_photos(name, files, limit):
        yield part
        if taken.stopping.is_set():
            return
