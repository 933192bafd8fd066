"""The store on SQLite, and with -m slow on PostgreSQL; and what is particular to each."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

# Before they are imported: else their asserts fail without saying what was compared.
pytest.register_assert_rewrite(
    "tests.contracts.contract_store",
    "tests.contracts.contract_store_sharing",
    "tests.contracts.contract_desk",
    "tests.contracts.contract_people",
    "tests.contracts.contract_votes",
    "tests.contracts.contract_replies",
    "tests.contracts.contract_watches",
    "tests.contracts.contract_asked",
    "tests.contracts.contract_jobs",
    "tests.contracts.contract_feeds",
    "tests.contracts.contract_replacing",
    "tests.contracts.contract_inheriting",
)

from corpus.database.database import Database  # noqa: E402
from corpus.errors import DataFolderUnusable, SettingError, StoreDamaged, StoreUnavailable  # noqa: E402
from corpus.schema.backup import back_up, restore  # noqa: E402
from corpus.schema.schema import open_database  # noqa: E402
from corpus.store import Store  # noqa: E402
from tests.contracts.contract_asked import AskedContract  # noqa: E402
from tests.contracts.contract_desk import DeskContract  # noqa: E402
from tests.contracts.contract_feeds import FeedsContract  # noqa: E402
from tests.contracts.contract_inheriting import InheritingContract  # noqa: E402
from tests.contracts.contract_jobs import JobsContract  # noqa: E402
from tests.contracts.contract_people import PeopleContract  # noqa: E402
from tests.contracts.contract_replacing import ReplacingContract  # noqa: E402
from tests.contracts.contract_replies import RepliesContract  # noqa: E402
from tests.contracts.contract_store import StoreContract  # noqa: E402
from tests.contracts.contract_store_sharing import SharingContract  # noqa: E402
from tests.contracts.contract_votes import VotesContract  # noqa: E402
from tests.contracts.contract_watches import WatchesContract  # noqa: E402
from tests.support.drafted import BRIDGE, drafted  # noqa: E402
from tests.support.postgresql_server import empty_database, postgresql_server  # noqa: E402


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables: copied, it is there at once."""
    file = tmp_path_factory.mktemp("store") / "empty.db"
    open_database(f"sqlite:///{file}").close()
    return file


class TestSQLite(
    StoreContract,
    ReplacingContract,
    InheritingContract,
    DeskContract,
    SharingContract,
    PeopleContract,
    VotesContract,
    RepliesContract,
    WatchesContract,
    AskedContract,
    JobsContract,
    FeedsContract,
):
    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'pullquote.db'}"

    @pytest.fixture
    def store(self, url: str, tmp_path: Path, empty_file: Path) -> Iterator[Store]:
        shutil.copyfile(empty_file, tmp_path / "pullquote.db")
        with closing(Store(open_database(url))) as opened:
            yield opened


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    with postgresql_server() as socket_folder:
        yield socket_folder


@pytest.mark.slow
class TestPostgreSQL(
    StoreContract,
    ReplacingContract,
    InheritingContract,
    DeskContract,
    SharingContract,
    PeopleContract,
    VotesContract,
    RepliesContract,
    WatchesContract,
    AskedContract,
    JobsContract,
    FeedsContract,
):
    @pytest.fixture
    def url(self, server: Path) -> str:
        return empty_database(server)

    def test_a_backup_goes_from_a_file_to_the_server_and_back(
        self, database: Database, store: Store, tmp_path: Path
    ) -> None:
        files = [open_database(f"sqlite:///{tmp_path / name}") for name in ("first.db", "second.db")]
        first, second = map(Store, files)
        first.save([drafted(BRIDGE, id="b"), drafted("Another text.", id="a")], 7)
        first.remove(["a"], 7)
        back_up(files[0], tmp_path / "there.zip")
        restore(tmp_path / "there.zip", database)
        assert store.check() == []
        [receipt] = store.save([drafted("A third text.", id="t")], None)  # numbers go on
        assert (receipt.sequence, receipt.article.key) == (4, 3)
        back_up(database, tmp_path / "back.zip")
        restore(tmp_path / "back.zip", files[1])
        assert second.changes() == store.changes()
        assert list(second.indexed()) == list(store.indexed())
        first.close()
        second.close()

    def test_a_server_without_the_database_is_unavailable(self, server: Path) -> None:
        with pytest.raises(StoreUnavailable, match="no_such_database"):
            open_database(f"postgresql+psycopg://postgres@/no_such_database?host={server}")


def tables_of(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    statements = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name != 'alembic_version'"
    ).fetchall()
    connection.close()
    # The name of a table that a migration made anew stands in quotation marks.
    return sorted((statement or "").replace('"', "") for (statement,) in statements)


def test_the_migrations_end_at_the_very_tables_of_an_empty_database(tmp_path: Path) -> None:
    migrated, new = tmp_path / "migrated.db", tmp_path / "new.db"
    connection = sqlite3.connect(migrated)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.close()
    for file in (migrated, new):
        open_database(f"sqlite:///{file}").close()
    assert tables_of(migrated) == tables_of(new)
    assert len(tables_of(new)) > 10


OPEN_AND_TELL = """
import sys
from corpus.schema.schema import open_database
open_database(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def test_a_store_opens_without_importing_the_migrations(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'pullquote.db'}"
    for _ in ("new", "made before"):
        program = subprocess.run(
            [sys.executable, "-c", OPEN_AND_TELL, url], stdout=subprocess.PIPE, text=True, check=True
        )
        assert program.stdout == "False\n"


def test_a_file_that_is_no_database_is_damaged_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "pullquote.db"
    file.write_text("Dear diary, today I renamed a text file. " * 50)
    with pytest.raises(StoreDamaged) as error:
        open_database(f"sqlite:///{file}")
    assert (error.value.place, error.value.reason) == (str(file), "file is not a database")
    assert file.read_text().startswith("Dear diary")


def test_the_doctor_reports_a_database_that_is_damaged_inside(tmp_path: Path) -> None:
    file = tmp_path / "pullquote.db"
    store = Store(open_database(f"sqlite:///{file}"))
    store.save([drafted(f"{BRIDGE} {number}.") for number in range(400)], None)
    store.close()
    third = file.stat().st_size // 3  # behind the tables' own descriptions, without which it does not open
    with file.open("r+b") as opened:
        opened.seek(2 * third)
        opened.write(b"\xa5" * third)
    store = Store(open_database(f"sqlite:///{file}"))
    problems = store.check()
    with pytest.raises(StoreDamaged):
        list(store.indexed())
    store.close()
    assert any("damaged" in problem for problem in problems)


def test_a_text_that_is_no_longer_text_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "pullquote.db"
    store = Store(open_database(f"sqlite:///{file}"))
    store.save([drafted(BRIDGE, id="b")], None)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE versions SET text = CAST(x'ff' AS TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreDamaged):
        store.article("b")
    store.close()


def test_a_title_of_bytes_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "pullquote.db"
    store = Store(open_database(f"sqlite:///{file}"))
    store.save([drafted(BRIDGE, id="b")], None)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE versions SET title = x'ff'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreDamaged, match="title"):
        store.articles(10)
    store.close()


@pytest.mark.parametrize("name", ["a-file/pullquote.db", "missing/pullquote.db", "a-folder"])
def test_a_place_where_no_database_can_be_is_an_unusable_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("")
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(DataFolderUnusable) as error:
        open_database(f"sqlite:///{tmp_path / name}")
    assert error.value.place == str((tmp_path / name).parent)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_unusable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataFolderUnusable):
        open_database(f"sqlite:///{tmp_path / 'pullquote.db'}")
    tmp_path.chmod(0o700)


FILL_THE_DISK = """
import resource, sys
from itertools import count
from corpus.errors import StoreUnavailable
from corpus.schema.schema import open_database
from corpus.store import Store
from tests.support.drafted import drafted
store = Store(open_database(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
try:
    for number in count():
        [receipt] = store.save([drafted(f"Dispatch {number} is here. It is {'very ' * 800}long.")], None)
        print(receipt.article.id, flush=True)
except StoreUnavailable:
    sys.exit(7)
"""


def test_a_full_disk_stops_saving_and_loses_nothing_acknowledged(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'pullquote.db'}"
    program = [sys.executable, "-c", FILL_THE_DISK, url]
    full = subprocess.run(program, stdout=subprocess.PIPE, text=True, check=False)
    assert full.returncode == 7
    store = Store(open_database(url))
    assert [article.id for article in store.indexed()] == full.stdout.split()
    assert store.count() > 5
    assert store.check() == []
    store.close()


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://root@localhost/news", "pullquote.db", ""]
)
def test_a_database_of_another_kind_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(SettingError) as error:
        open_database(url)
    assert error.value.name == "DATABASE_URL"


def test_a_server_that_does_not_answer_is_unavailable_and_its_password_is_not_told() -> None:
    with pytest.raises(StoreUnavailable) as error:
        open_database("postgresql://reader:secret@127.0.0.1:1/news")
    assert error.value.place == "postgresql://reader:***@127.0.0.1:1/news"
    assert "secret" not in str(error.value)
