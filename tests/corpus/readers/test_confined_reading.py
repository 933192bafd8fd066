"""No file can hang, fill or bring down the one who reads it: that happens in a process of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from corpus.errors import (
    BrokenSource,
    SourceError,
    TextTooLong,
    TookTooLong,
    TookTooMuchMemory,
    TooManyPages,
    UnknownFormat,
)
from corpus.readers import read, read_parts
from corpus.readers.arriving import Arrivals
from corpus.readers.confined_reading import PROGRAM
from corpus.readers.wire import Kind, Part, Request, asked
from corpus.sandbox.worker import Worker
from tests.support import pdf_files, word_files
from tests.support.terminal_screen import Terminal
from tests.support.zip_files import zip_of, zipped

WORDS = "Le bac de Lanvaux repart lundi à l’aube."
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body: str, prologue: str = "") -> bytes:
    """An ODT with this XML as its text."""
    names = f'xmlns:office="{NAMESPACE}:office:1.0" xmlns:text="{NAMESPACE}:text:1.0"'
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"{prologue}<office:document {names}>{content}</office:document>".encode(),
        }
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE d [<!ENTITY l0 "lol">{LAUGHS}]>'
DEEP = "<w:sdt>" * 3000 + "<w:p/>" + "</w:sdt>" * 3000
BAD = {
    "a PDF of 100,000 pages": ("a.pdf", pdf_files.of_pages(100_000, b""), TooManyPages, {"pages": 100_000}),
    "a PDF whose pages are their own parent": (
        "a.pdf",
        pdf_files.pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"),
        BrokenSource,
        {"format": "PDF"},
    ),
    "a bomb of XML": ("a.odt", odt("<text:p>&l9;</text:p>", BOMB), BrokenSource, {"format": "ODT"}),
    "XML nested 5,000 deep": ("a.odt", odt("<text:section>" * 5000), BrokenSource, {"format": "ODT"}),
    "Word's XML nested 3,000 deep": (
        "a.docx",
        word_files.with_part("word/document.xml", word_files.body(DEEP)),
        BrokenSource,
        {"format": "DOCX"},
    ),
    "a page nested 100,000 deep": (
        "a.html",
        b"<body>" + b"<i>" * 99_999 + b"x",
        BrokenSource,
        {"format": "HTML"},
    ),
    "a page of 6 million letters": ("a.html", b"<body><p>" + b"a" * 6_000_000, TextTooLong, {}),
    "a mail nested 3,000 deep": (
        "a.eml",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        BrokenSource,
        {"format": "EML"},
    ),
}


@pytest.mark.parametrize(("name", "data", "error", "details"), BAD.values(), ids=BAD)
def test_a_file_made_to_do_harm_is_refused_and_the_next_one_is_read(
    name: str, data: bytes, error: type[SourceError], details: dict[str, object]
) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert details == {key: getattr(caught.value, key) for key in details}
    assert read("a.txt", WORDS.encode()).text == WORDS


def test_nothing_outside_is_read_into_an_article(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("le mot de passe")
    outside = f'<!DOCTYPE d [<!ENTITY o SYSTEM "{secret.as_uri()}">]>'
    assert read("a.odt", odt("<text:p>Avant &o;après.</text:p>", outside)).text == "Avant après."


def test_a_part_that_ends_the_process_is_named_and_those_around_it_are_read() -> None:
    data = zipped(("a.txt", WORDS), ("b.pdf", pdf_files.endless()), ("c.txt", WORDS), ("d.gif", "x"))
    assert [(part.name, type(part.error), part.share) for part in read_parts("lot.zip", data)] == [
        ("lot.zip/a.txt", type(None), 0.25),
        ("lot.zip/b.pdf", BrokenSource, 0.5),
        ("lot.zip/c.txt", type(None), 0.75),
        ("lot.zip/d.gif", UnknownFormat, 1.0),
    ]


def test_a_folder_with_a_file_called_like_a_library_runs_nothing_of_it(pullquote: Terminal) -> None:
    pullquote.file("docx.py", "raise SystemExit('run')")
    pullquote.file("a.docx", word_files.plain(WORDS))
    assert pullquote("add", "a.docx").code == 0


def test_a_file_that_is_left_half_read_holds_up_no_other() -> None:
    data = zipped(*((f"{number}.txt", WORDS) for number in range(20)))
    for _ in range(5):  # more often than there may be processes
        left: Iterator[object] = read_parts("lot.zip", data)
        next(left)
        del left
    assert read("a.txt", WORDS.encode()).text == WORDS


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_given_up_and_the_rest_of_the_zip_is_read() -> None:
    endless = b"[" * 1_500_000
    data = zipped(("a.md", endless), ("b.txt", WORDS))
    slow, good = read_parts("lot.zip", data)
    assert isinstance(slow.error, TookTooLong)
    assert (slow.name, slow.error.seconds) == ("lot.zip/a.md", 31)
    assert good.draft is not None


def test_a_process_reads_file_after_file_however_large_the_one_that_asks_has_become() -> None:
    ballast = b"x" * 400_000_000
    worker = Worker(PROGRAM)
    del ballast
    with closing(worker):
        for _ in range(2):
            worker.ask(asked(Request(Kind.FILE, "a.txt", 10_000)), WORDS.encode(), 60)
            arrivals = Arrivals()
            told = [arrivals.take(answer) for answer in iter(lambda: worker.answer(60), None)]
            [part] = [event for event in told if isinstance(event, Part)]
            assert part.draft is not None
            assert worker.is_alive


@pytest.mark.slow
def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(TookTooMuchMemory):
        read("a.html", b"<html><body><p>" + b"<b>mot</b> " * 1_800_000)


@pytest.mark.slow
def test_a_pdf_of_500_pages_and_20_megabytes_is_read_within_30_seconds_while_others_go_on() -> None:
    data = pdf_files.printed(pages=500, lines=60, ballast=bytes(17_000_000))
    waits: list[float] = []
    done = threading.Event()

    def wait() -> None:
        while not done.is_set():
            begun = time.perf_counter()
            time.sleep(0.01)
            waits.append(time.perf_counter() - begun - 0.01)

    other = threading.Thread(target=wait)
    other.start()
    begun = time.perf_counter()
    draft = read("a.pdf", data)
    done.set()
    other.join()
    assert len(draft.text) > 2_000_000
    assert time.perf_counter() - begun < 30
    assert sorted(waits)[int(len(waits) * 0.95)] < 0.1


@pytest.mark.slow
def test_a_zip_of_2000_dispatches_is_added_within_60_seconds(pullquote: Terminal) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for number in range(2000):
            text = "\n\n".join(f"Le bac {number} a fait {count} traversées." for count in range(16))
            name = f"juin/{number}.docx" if number % 4 == 0 else f"juin/{number}.txt"
            archive.writestr(name, word_files.plain(text) if number % 4 == 0 else text)
    pullquote.file("lot.zip", packed.getvalue())
    begun = time.perf_counter()
    result = pullquote("add", "lot.zip")
    assert result.err.splitlines()[-1] == "2000 added"
    assert time.perf_counter() - begun < 60
