"""Whatever the process that reads has become, what arrives is a record that fits its text, or an error."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from corpus.errors import BrokenSource
from corpus.readers.confined_reading import parts_of
from corpus.readers.contract.limits import MAXIMUM_BYTES, MAXIMUM_PARTS
from corpus.readers.wire import Kind, Part, Request
from corpus.sandbox.pool import WorkerPool
from corpus.sandbox.worker import Program

TEXT = "One. Two."
DRAFT = {
    "text": TEXT,
    "language": "en",
    "analysed_in": "en",
    "passages": "0\t4\ten:one\n\n5\t9\ten:two",
    "likeness": "",
}
PART = {"name": "a.txt", "share": 1.0, "error": None, "draft": DRAFT}


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with closing(WorkerPool(Program("tests.corpus.readers.taken_over"), most=1)) as pool:
        yield pool


def told(pool: WorkerPool, name: str, said: object = None) -> list[Part]:
    """What is made of what a process says of a file of this name."""
    return list(parts_of(Request(Kind.FILE, name, MAXIMUM_BYTES), json.dumps(said).encode(), pool))


def part(**fields: object) -> dict[str, object]:
    """The message of a part in which something is another."""
    return {"part": PART | fields}


def draft(**fields: object) -> dict[str, object]:
    """The message of a part in whose record something is another."""
    return part(draft=DRAFT | fields)


def test_a_record_that_fits_its_text_is_taken(pool: WorkerPool) -> None:
    [found] = told(pool, "a.txt", part())
    assert found.draft is not None
    sentences = [sentence for passage in found.draft.passages for sentence in passage]
    assert [TEXT[sentence.start : sentence.end] for sentence in sentences] == ["One.", "Two."]
    assert [sentence.terms for sentence in sentences] == [("en:one",), ("en:two",)]


WRONG = {
    "a span outside the text": draft(passages="0\t10"),
    "a span before the text": draft(passages="-1\t4"),
    "a span that is none": draft(passages="4\t4"),
    "spans in the wrong order": draft(passages="5\t9\n0\t4"),
    "spans that overlap": draft(passages="0\t5\n4\t9"),
    "a number of a million digits": draft(passages=f"{'1' * 1_000_000}\t9"),
    "more terms than characters": draft(passages="0\t9" + "\ta" * 10),
    "terms without an end": draft(passages="0\t9\t" + "a" * 1_000),
    "no language": draft(language="klingon", analysed_in="klingon"),
    "terms of another language": draft(analysed_in="fr"),
    "a title of two million letters": draft(title="a" * 2_000_000),
    "a title of letters that no database keeps": draft(title="\ud83d"),
    "a text that no database keeps": draft(text="One.\0Two."),
    "half a character": draft(text="One. Two\ud83d"),
    "a note that is none": draft(notes=["bought"]),
    "a day that is none": draft(published="2025-02-30"),
    "a field that is none": draft(added_by=1),
    "a signature of another size": draft(likeness="00"),
    "a signature that is none": draft(likeness="zz"),
    "a text that is no text": draft(text=5),
    "no text": part(draft={"language": "en"}),
    "a share that is none": part(share=2.0),
    "a name that is none": part(name=5),
    "a long name": part(name="a" * 100_000),
    "an error that is none": part(draft=None, error={"kind": "Any", "values": {}}),
    "an error of the bot": part(draft=None, error={"kind": "MissingToken", "values": {}}),
    "an error with other values": part(draft=None, error={"kind": "EmptySource", "values": {"size": 5}}),
    "an error in many words": part(
        draft=None, error={"kind": "EmptySource", "values": {"name": "a" * 100_000}}
    ),
    "seconds without an end": {"begun": {"name": "a.txt", "format": "TXT", "seconds": 10**9}},
    "two things at once": {"text": "a", "passages": "b"},
    "nothing": {},
    "a list": [],
    "an unknown thing": {"run": "this"},
}


@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG)
def test_a_record_that_no_reader_makes_is_refused(pool: WorkerPool, said: object) -> None:
    [found] = told(pool, "a.txt", said)
    assert found.draft is None
    assert isinstance(found.error, BrokenSource)


@pytest.mark.parametrize(
    "name",
    ["a line without an end", "a text without an end", "beginnings without an end", "what is nested deep"],
)
def test_what_has_no_end_is_cut_off(pool: WorkerPool, name: str) -> None:
    [found] = told(pool, name)
    assert isinstance(found.error, BrokenSource)


def test_silence_about_a_file_is_no_reading_of_it(pool: WorkerPool) -> None:
    [found] = told(pool, "nothing at all")
    assert isinstance(found.error, BrokenSource)


@pytest.mark.slow
def test_parts_without_an_end_are_cut_off(pool: WorkerPool) -> None:
    *found, last = told(pool, "parts without an end")
    assert MAXIMUM_PARTS <= len(found) <= MAXIMUM_PARTS + 1
    assert isinstance(last.error, BrokenSource)
