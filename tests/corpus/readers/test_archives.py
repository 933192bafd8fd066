"""A zip of articles is added file by file, with a reason for each that is none."""

from collections.abc import Callable
from zipfile import ZipInfo

import pytest

from corpus.errors import (
    BrokenSource,
    EmptySource,
    EncryptedSource,
    SourceError,
    TooManyFiles,
    UnpacksTooLarge,
)
from corpus.readers import MAXIMUM_BYTES, read, read_parts
from tests.support import word_files
from tests.support.terminal_screen import Terminal
from tests.support.zip_files import damaged, link, locked, named, packed_otherwise, zipped

FERRY = ("bac.txt", "Le bac repart lundi.")


def told(data: bytes, skip: int = 0) -> list[tuple[str, str]]:
    """Each part's name in "lot.zip" with its text, or with the error that stands in its place."""
    found = read_parts("lot.zip", data, skip)
    return [
        (part.name.removeprefix("lot.zip/"), part.draft.text if part.draft else type(part.error).__name__)
        for part in found
    ]


def test_each_file_in_a_zip_is_read_whatever_folder_and_format_it_is_in() -> None:
    letter = b"Subject: Le phare\nDate: Mon, 09 Jun 2025 10:00:00 +0200\n\nLe phare rouvre."
    table = "titre;texte\nA;Un.\nB;\n"
    data = zipped(
        ("juin/bac.docx", word_files.plain("Le bac repart lundi.")),
        ("juin/9/vide.txt", " "),
        ("juin/9/phare.eml", letter),
        ("tout.csv", table),
        ("son.mp3", b"ID3\3\0"),
        ("pont.odt", b"PK"),
        FERRY,
    )
    assert told(data) == [
        ("juin/bac.docx", "Le bac repart lundi."),
        ("juin/9/vide.txt", "EmptySource"),
        ("juin/9/phare.eml", "Le phare rouvre."),
        ("tout.csv:2", "Un."),
        ("tout.csv:3", "EmptySource"),
        ("son.mp3", "UnknownFormat"),
        ("pont.odt", "BrokenSource"),
        ("bac.txt", "Le bac repart lundi."),
    ]
    assert told(data, skip=5) == told(data)[5:]
    shares = [part.share for part in read_parts("lot.zip", data)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (pytest.approx(1 / 7), 1.0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp850", "cp437", "cp1252"])
@pytest.mark.parametrize("name", ["dépêches\\été à Nîmes.txt", "Élysée.txt", "où ça, hélas.txt"])
def test_the_names_of_a_zip_are_read_in_the_encoding_that_they_are_in(name: str, encoding: str) -> None:
    if encoding == "cp437" and name.startswith("Élysée"):
        name = "Ça ira, très tôt.txt"
    [part] = read_parts("lot.zip", named(name.encode(encoding), "Oui."))
    assert part.name == f"lot.zip/{name}".replace("\\", "/")


def test_a_name_that_says_its_encoding_is_believed() -> None:
    [part] = read_parts("lot.zip", zipped(("Żółta łódź.txt", "Oui.")))
    assert part.name == "lot.zip/Żółta łódź.txt"


def test_a_name_that_is_repeated_in_unicode_is_read_there() -> None:
    entry = ZipInfo("_____.txt")
    name = "Łódź.txt".encode()
    entry.extra = b"\x75\x70" + (5 + len(name)).to_bytes(2, "little") + b"\1" + bytes(4) + name
    [part] = read_parts("lot.zip", zipped((entry, "Oui.")))
    assert part.name == "lot.zip/Łódź.txt"


def test_what_systems_add_of_their_own_is_no_part() -> None:
    litter = ("__MACOSX/._bac.txt", ".DS_Store", "a/Thumbs.db", ".git/config.txt", "desktop.ini")
    assert told(zipped(*((name, "x") for name in litter), ("dossier/", b""), FERRY)) == [FERRY]


ZIP_IN_MAIL = b"Subject: x\nContent-Type: application/zip; name=b.zip\n\n" + zipped(FERRY)
# Made when a test wants one: to pack a bomb takes seconds, and every process of a run reads this file.
PARTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a zip in the zip": (lambda: zipped(("b.zip", zipped(FERRY)), FERRY), "b.zip", "NestedArchive"),
    "a zip in a mail in the zip": (
        lambda: zipped(("m.eml", ZIP_IN_MAIL), FERRY),
        "m.eml/b.zip",
        "NestedArchive",
    ),
    "a name that leads out": (
        lambda: zipped(("../../etc/a.txt", "x"), FERRY),
        "../../etc/a.txt",
        "UnsafeName",
    ),
    "a link": (lambda: zipped((link("a.txt"), "/etc/passwd"), FERRY), "a.txt", "UnsafeName"),
    "a file over the limit": (
        lambda: zipped(("a.txt", bytes(MAXIMUM_BYTES + 1)), FERRY),
        "a.txt",
        "SourceTooLarge",
    ),
    "a file with a password": (
        lambda: locked(zipped(("a.txt", "x"), FERRY), "a.txt"),
        "a.txt",
        "EncryptedSource",
    ),
    "a file packed in another way": (
        lambda: packed_otherwise(zipped(("a.txt", "x"), FERRY), "a.txt"),
        "a.txt",
        "UnsupportedCompression",
    ),
    "a damaged file": (
        lambda: damaged(zipped(("a.txt", "Bonjour à tous."), FERRY)),
        "a.txt",
        "BrokenSource",
    ),
    "a file that hides its size": (
        lambda: zipped(("a.txt", b"x" * 9_999_999), FERRY).replace(
            (9_999_999).to_bytes(4, "little"), b"\x0a\0\0\0"
        ),
        "a.txt",
        "BrokenSource",
    ),
}


@pytest.mark.parametrize(("made", "place", "error"), PARTS.values(), ids=PARTS)
def test_a_part_that_cannot_be_read_says_why_and_the_others_are_read(
    made: Callable[[], bytes], place: str, error: str
) -> None:
    assert told(made()) == [(place, error), FERRY]


def test_names_with_a_root_or_a_drive_are_read_without_it() -> None:
    data = zipped(("/home/a.txt", "Un."), ("C:\\Docs\\b.txt", "Deux."))
    assert told(data) == [("home/a.txt", "Un."), ("Docs/b.txt", "Deux.")]


WHOLE: dict[str, tuple[Callable[[], bytes], type[SourceError], dict[str, object]]] = {
    "more files than the limit": (
        lambda: zipped(*((f"{number}.txt", "x") for number in range(2001))),
        TooManyFiles,
        {"count": 2001, "limit": 2000},
    ),
    "a bomb": (
        lambda: zipped(*((f"{number}.txt", bytes(20_000_000)) for number in range(26))),
        UnpacksTooLarge,
        {"size": 520_000_000, "limit": 500_000_000},
    ),
    "all with a password": (lambda: locked(zipped(FERRY), "bac.txt"), EncryptedSource, {}),
    "nothing in it": (lambda: zipped(("dossier/", b"")), EmptySource, {}),
    "cut off": (lambda: zipped(FERRY, ("b.txt", "x"))[:-30], BrokenSource, {"format": "zip"}),
    "a text": (lambda: b"Bonjour.", BrokenSource, {"format": "zip"}),
}


@pytest.mark.parametrize(("made", "error", "details"), WHOLE.values(), ids=WHOLE)
def test_a_zip_that_is_refused_as_a_whole_says_why(
    made: Callable[[], bytes], error: type[SourceError], details: dict[str, object]
) -> None:
    with pytest.raises(error) as caught:
        read("lot.zip", made())
    assert {"name": "lot.zip"} | details == {key: getattr(caught.value, key) for key in ("name", *details)}


def test_the_command_line_adds_what_is_good_in_a_zip_and_says_what_is_not(pullquote: Terminal) -> None:
    garbled = ("été.txt", "Le phare a Ã©tÃ© repeint.")
    pullquote.file("lot.zip", zipped(FERRY, ("a.docx", b"x"), garbled, ("photo.gif", b"GIF89a")))
    result = pullquote("add", "lot.zip")
    assert result.code == 2
    assert [line.partition(":")[0] for line in result.err.splitlines()] == [
        "skipped lot.zip/a.docx",
        "skipped lot.zip/photo.gif",
        "added article-t8ye",
        "added article-afgj",
        "    Garbled characters (“Ã©” for “é”) were put right; please check the text.",
        "2 added, 2 skipped",
    ]
