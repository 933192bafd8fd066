"""A backup holds everything at one moment, and takes the place of what is there."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from corpus.chats.people import People
from corpus.chats.preferences import Preferences
from corpus.database.database import Database
from corpus.errors import BackupUnusable, NotEmpty
from corpus.library import Library
from corpus.models import Draft
from corpus.schema.backup import back_up, restore
from corpus.schema.schema import open_database
from corpus.store import Store
from corpus.store.replacing import EVERYTHING
from tests.support.drafted import BRIDGE, BRIDGE_LATER, FERRY, drafted


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'first.db'}")
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> Store:
    store = Store(database)
    store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], 7)
    store.save([drafted(BRIDGE_LATER, id="b")], 7, scope=EVERYTHING)
    store.remove(["f"], None)
    People(database).choose(5, lambda chosen: chosen.model_copy(update={"language": "fr"}))
    return store


def test_everything_comes_back_in_another_place(database: Database, store: Store, tmp_path: Path) -> None:
    back_up(database, tmp_path / "backup.zip")
    second = open_database(f"sqlite:///{tmp_path / 'second.db'}")
    restore(tmp_path / "backup.zip", second)
    other = Store(second)
    assert other.changes() == store.changes()
    assert other.article("b") == store.article("b")
    assert other.article("b", version=1) == store.article("b", version=1)
    assert list(other.indexed()) == list(store.indexed())
    assert People(second).preferences(5) == Preferences(language="fr")
    assert other.check() == []
    assert other.undo(4, None).article.id == "f"  # the audit goes on, as do its numbers
    [receipt] = other.save([drafted("A third text.")], None)
    assert receipt.sequence == 6
    second.close()


def test_what_is_there_is_replaced_only_when_that_is_said(
    database: Database, store: Store, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "backup.zip")
    with Library.open(tmp_path / "data") as library:
        library.add(Draft(id="old", text="The tower fell on Sunday."))
        assert library.ask("What fell on Sunday?").citations[0].article == "old"
        with pytest.raises(NotEmpty):
            library.restore(tmp_path / "backup.zip")
        library.restore(tmp_path / "backup.zip", replace=True)
    with Library.open(tmp_path / "data") as library:
        assert {citation.article for citation in library.ask("What opened on Friday?").citations} == {"b"}
        assert library.ask("What fell on Sunday?").nowhere == ("fell",)


@pytest.mark.parametrize("harm", ["cut", "other", "text", "missing", "torn"])
def test_a_file_that_is_no_whole_backup_replaces_nothing(
    database: Database, store: Store, tmp_path: Path, harm: str
) -> None:
    path = tmp_path / "backup.zip"
    back_up(database, path)
    match harm:
        case "cut":
            path.write_bytes(path.read_bytes()[:-2000])
        case "other":
            with ZipFile(path, "w") as archive:
                archive.writestr("holiday.txt", "by the sea")
        case "text":
            path.write_text("no archive")
        case "missing":
            path.unlink()
        case "torn":
            with ZipFile(path, "w") as archive:
                archive.writestr("pullquote.db", "SQLite format 3\0 and no more")
    with pytest.raises(BackupUnusable):
        restore(path, database, replace=True)
    assert store.count() == 1


def test_a_backup_made_while_articles_come_is_whole(database: Database, store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def add_on() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            store.save([drafted(f"Text {number}. And more.", id=f"n{number}")], None)

    adding = threading.Thread(target=add_on)
    adding.start()
    try:
        for number in range(3):
            back_up(database, tmp_path / f"{number}.zip")
    finally:
        stop.set()
        adding.join()
    sizes = []
    for number in range(3):
        copy = open_database(f"sqlite:///{tmp_path / f'{number}.db'}")
        restore(tmp_path / f"{number}.zip", copy)
        other = Store(copy)
        assert other.check() == []
        sizes.append(other.count())
        copy.close()
    assert sizes == sorted(sizes)
    assert sizes[0] < store.count()


def test_a_backup_is_an_ordinary_database_within_an_ordinary_archive(
    database: Database, store: Store, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "backup.zip")
    with ZipFile(tmp_path / "backup.zip") as archive:
        archive.extract("pullquote.db", tmp_path)
    with sqlite3.connect(tmp_path / "pullquote.db") as connection:
        assert connection.execute("SELECT id FROM articles ORDER BY id").fetchall() == [("b",), ("f",)]
    connection.close()


def packed(path: Path, file: Path) -> Path:
    """A backup of an SQLite file."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.write(file, "pullquote.db")
    return path


@pytest.fixture
def whole(database: Database, store: Store, tmp_path: Path) -> Path:
    """The SQLite file within a backup."""
    back_up(database, tmp_path / "backup.zip")
    with ZipFile(tmp_path / "backup.zip") as archive:
        archive.extract("pullquote.db", tmp_path / "whole")
    return tmp_path / "whole" / "pullquote.db"


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x, x, x, x FROM n"


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        (f"DROP TABLE votes; CREATE VIEW votes AS {ENDLESS}", "view votes is not of Pullquote"),
        (f"CREATE TABLE away (x); CREATE VIEW more AS {ENDLESS}", "table away is not of Pullquote"),
        (
            "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM articles; END",
            "trigger t is not of Pullquote",
        ),
        ("DROP TABLE meta; CREATE VIRTUAL TABLE meta USING fts5(name, value)", "table meta is not of"),
        (
            "DROP TABLE staff; CREATE TABLE staff (person BIGINT, name TEXT AS (hex(zeroblob(9))))",
            "table staff is not of Pullquote",
        ),
        (
            "CREATE INDEX i ON staff (lower(name)) WHERE name GLOB '*'",
            "its tables are not those of Pullquote",
        ),
        ("ALTER TABLE staff ADD COLUMN more TEXT", "its tables are not those of Pullquote"),
        ("UPDATE articles SET removed_at = 'yesterday'", "a value in it cannot be read"),
    ],
)
def test_a_database_that_is_not_as_ours_are_replaces_nothing(
    database: Database, store: Store, whole: Path, tmp_path: Path, sql: str, reason: str
) -> None:
    with closing(sqlite3.connect(whole)) as connection:
        connection.executescript(sql)
    with pytest.raises(BackupUnusable) as refused:
        restore(packed(tmp_path / "hostile.zip", whole), database, replace=True)
    assert refused.value.reason.startswith(reason)
    assert (store.count(), store.sequence()) == (1, 4)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")] == []


@pytest.mark.parametrize("honest", [True, False])
def test_a_file_that_would_fill_the_disk_is_refused_while_it_is_read(
    database: Database, store: Store, tmp_path: Path, honest: bool
) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("pullquote.db", "w") as member:
        for _ in range(200):
            member.write(bytes(1_000_000))
    if not honest:  # what it says of its size is less than it unpacks to
        data = path.read_bytes()
        path.write_bytes(data.replace((200_000_000).to_bytes(4, "little"), (4096).to_bytes(4, "little")))
    started = process_time()
    with pytest.raises(BackupUnusable):
        restore(path, database, replace=True)
    assert process_time() - started < 5
    assert store.count() == 1


def test_who_may_do_what_comes_with_a_backup_only_when_that_is_said(
    database: Database, store: Store, whole: Path, tmp_path: Path
) -> None:
    people = People(database)
    people.bind(-5, "Sailing")
    with closing(sqlite3.connect(whole)) as connection, connection:
        since = "2026-01-01 00:00:00.000000"
        connection.execute(
            "INSERT INTO staff VALUES (666, 'Mallory', 'add people remove', NULL, ?)", (since,)
        )
        connection.execute("INSERT INTO bindings VALUES (-7, 'Council')")
    path = packed(tmp_path / "people.zip", whole)
    assert restore(path, database, replace=True) == {"staff": 1, "bindings": 1}
    assert (people.staff.members(), people.collection(-5), people.collection(-7)) == ([], "Sailing", None)
    restore(path, database, replace=True, with_people=True)
    assert [member.name for member in people.staff.members()] == ["Mallory"]
    assert (people.collection(-5), people.collection(-7)) == (None, "Council")
