"""The files of the data folder are for its owner alone, whatever the system gives new files."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.database.database import make_folder
from corpus.library import Library
from corpus.models import Draft

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """New files are readable by all, as on most systems."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """What others may do with a folder and all that is in it; only where it is something."""
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    return {str(path.relative_to(folder)): oct(mode) for path, mode in found.items() if mode & 0o077}


def pullquote(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command by words alone, in a folder of its own."""
    environment = {**os.environ, "EMBEDDINGS_URL": "off", "DATA_DIR": str(folder / "data")}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_file_that_the_commands_write_is_private(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge of Larkness opens on Monday.")
    for arguments in (("add", "bridge.txt"), ("ask", "What opens on Monday?"), ("backup", "all.zip")):
        assert pullquote(*arguments, folder=tmp_path).returncode == 0
    assert modes(tmp_path / "data") == {}
    assert list((tmp_path / "data").rglob("*.index"))
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600


def test_a_folder_that_others_could_read_is_closed_when_it_is_opened(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data") as library:
        library.add(Draft(text="The bridge of Larkness opens on Monday."))
        library.ask("What opens on Monday?")
        assert (tmp_path / "data" / "pullquote.db-wal").exists()
    for path in ((tmp_path / "data"), *(tmp_path / "data").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with Library.open(tmp_path / "data"):
        assert modes(tmp_path / "data") == {}


def test_the_log_beside_a_new_database_is_private_too(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data") as library:
        library.add(Draft(text="The bridge of Larkness opens on Monday."))
        names = {path.name for path in (tmp_path / "data").iterdir()}
        assert {"pullquote.db", "pullquote.db-wal", "pullquote.db-shm"} <= names
        assert modes(tmp_path / "data") == {}


def test_a_folder_that_a_group_shares_on_purpose_stays_the_groups(tmp_path: Path) -> None:
    shared = tmp_path / "data"
    (shared / "index").mkdir(parents=True)
    (shared / "index" / "base.index").write_bytes(b"")
    shared.chmod(0o2775)
    (shared / "index" / "base.index").chmod(0o664)
    make_folder(shared)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o2770
    assert stat.S_IMODE((shared / "index" / "base.index").stat().st_mode) == 0o660


def test_the_doctor_warns_of_secrets_that_others_may_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\n")
    (tmp_path / ".env").chmod(0o644)
    warned = pullquote("doctor", folder=tmp_path)
    (tmp_path / ".env").chmod(0o600)
    well = pullquote("doctor", folder=tmp_path)
    assert "warn  others may read .env, in which secrets stand: chmod 600 .env" in warned.stdout
    assert "warn " not in well.stdout
    assert warned.returncode == well.returncode
