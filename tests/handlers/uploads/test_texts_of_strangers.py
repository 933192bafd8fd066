"""Whatever a text is made of, and by whatever door it comes, the bot's own process has no trouble with it."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from telegram import Chat, Message

from corpus.chats.jobs import Job
from corpus.errors import SourceError
from corpus.library import Library
from corpus.models import Draft
from corpus.readers import MAXIMUM_BYTES, read, read_text
from corpus.readers.confined_records import imported
from corpus.readers.contract.limits import MAXIMUM_PARTS
from corpus.schema.backup import MEMBER
from handlers.uploads.posts import draft_of
from handlers.uploads.taking import MOST_REASONS, Taken, take
from handlers.uploads.taking_replies import reasons, taken_reply

QUICK, WHOLE = 40_000, 400_000  # characters of white space
SECONDS = 1.0  # of the processor, in the process that answers
BRIDGE = "The bridge was closed on Monday. It will open again on Friday."


def spaced(spaces: int, space: str = " ") -> str:
    """A text that takes patterns long to look through."""
    return f"Le bac repart lundi.{space * spaces}Il est réparé.\n"


def line(spaces: int) -> bytes:
    return json.dumps({"text": spaced(spaces)}).encode()


def page(spaces: int) -> bytes:
    return f"<html><body><p>{spaced(spaces // 20, '&nbsp;')}</p></body></html>".encode()


def post(text: str) -> Message:
    return Message(1, datetime.now(UTC), Chat(-1_000_000_000_001, "channel", title="Le Fil"), text=text)


def edited(library: Library, spaces: int) -> None:
    """Another language for an article, whose text is then analysed again."""
    [receipt] = library.add_many(imported("a.jsonl", [line(spaces)]))
    library.edit(receipt.article.key, {"language": "en"})


DOORS: dict[str, Callable[[Library, int], object]] = {
    "a file of JSON lines": lambda library, spaces: library.add(read("a.jsonl", line(spaces))),
    "a page": lambda library, spaces: library.add(read("a.html", page(spaces))),
    "an import": lambda library, spaces: list(library.add_many(imported("a.jsonl", [line(spaces)]))),
    "a paste": lambda library, spaces: library.add(read_text(spaced(spaces, "\N{NO-BREAK SPACE}"))),
    "a post of a channel": lambda library, spaces: library.add(draft_of([post(spaced(spaces, "\u2003"))])),
    "a notebook": lambda library, spaces: library.add(Draft(text=spaced(spaces))),
    "an edit": edited,
    "a backup": lambda library, spaces: restored(library, text=spaced(spaces)),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("spaces", [QUICK, pytest.param(WHOLE, marks=pytest.mark.slow)])
def test_a_text_of_white_space_costs_the_bot_nothing(
    library: Library, door: Callable[[Library, int], object], spaces: int
) -> None:
    library.add(read_text(BRIDGE))  # the first starts what reads
    begun = time.process_time()
    with suppress(SourceError):  # it may take too long there, and is given up
        door(library, spaces)
    assert time.process_time() - begun < SECONDS


def restored(library: Library, **columns: str) -> None:
    """Put back a backup of the only article in which somebody changed columns, or its passages."""
    with TemporaryDirectory() as folder:
        _restore_changed(library, Path(folder), columns)


def _restore_changed(library: Library, folder: Path, columns: dict[str, str]) -> None:
    library.back_up(folder / "backup.zip")
    with ZipFile(folder / "backup.zip") as archive:
        archive.extract(MEMBER, folder)
    changed = folder / MEMBER
    if "text" in columns:
        columns["digest"] = sha256(columns["text"].encode()).hexdigest()
    with sqlite3.connect(changed) as connection:
        for column, value in columns.items():
            table = "passages" if column == "sentences" else "versions"
            connection.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608
    connection.close()
    with ZipFile(folder / "changed.zip", "w") as archive:
        archive.write(changed, MEMBER)
    library.restore(folder / "changed.zip", replace=True)


def test_the_passages_of_a_backup_are_made_again(library: Library, tmp_path: Path) -> None:
    library.add(read_text(BRIDGE))
    restored(library, sentences='[[0,3,["en:planted"]]]')
    library.close()
    with Library.open(tmp_path / "data") as reopened:
        [article] = reopened.articles(5)
        assert [BRIDGE[start:end] for start, end in reopened.sentences(reopened.article(article.id))] == [
            "The bridge was closed on Monday.",
            "It will open again on Friday.",
        ]
        assert not reopened.ask("planted").found
        assert reopened.check() == []


def test_a_text_that_cannot_be_analysed_is_kept_and_found_by_its_bare_words(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library.add(read_text(BRIDGE))
    restored(library, language="a language of which nobody has heard")
    assert "found by its bare words" in caplog.text
    library.close()
    with Library.open(tmp_path / "data") as reopened:
        [article] = reopened.articles(5)
        assert reopened.article(article.id).text == BRIDGE
        assert len(reopened.sentences(reopened.article(article.id))) == 1
        assert reopened.check() == []


def taken_from(library: Library, data: bytes) -> tuple[Job, Taken]:
    """What becomes of a table of these rows."""
    job = Job(
        number=1,
        bot=1,
        chat=1,
        topic=None,
        message=1,
        file="f",
        name="a.csv",
        size=1,
        by=1,
        collection=None,
        language="en",
    )
    taken = Taken()
    take(job, [data], library, taken, MAXIMUM_BYTES, still_may=lambda: None)
    return job, taken


def test_of_a_table_without_texts_few_reasons_are_kept_and_all_are_counted(library: Library) -> None:
    rows = MOST_REASONS + 50
    job, taken = taken_from(library, b"title,text\n" + b"a,\n" * rows)
    assert (taken.counts["skipped"], len(taken.errors)) == (rows, MOST_REASONS)
    assert f"and {rows - 8:,} more" in taken_reply(job, taken, None, soon=False).text
    listed = (reasons(job, taken) or "").splitlines()
    assert len(listed) == MOST_REASONS + 1
    assert listed[-1] == "and 50 more that were passed over"


@pytest.mark.slow
def test_a_table_of_half_a_million_rows_is_given_up_after_as_many_as_are_read(library: Library) -> None:
    _, taken = taken_from(library, b"title,text\n" + b"a,\n" * 480_000)
    assert taken.counts["skipped"] == MAXIMUM_PARTS + 1
    assert len(taken.errors) == MOST_REASONS
