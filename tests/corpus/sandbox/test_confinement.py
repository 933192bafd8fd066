"""What a process of the sandbox is kept from: modules of strangers, files, the network, other processes."""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.sandbox import landlock
from corpus.sandbox.surroundings import ROOT, safe_path
from corpus.sandbox.trial import kept_from
from corpus.sandbox.worker import Program, Worker

PRISONER = Program("tests.corpus.sandbox.prisoner")
SECONDS = 60  # more than any of this takes
REFUSED = "PermissionError"
VERSION = landlock.version()
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="confined on Linux only")
by_landlock = pytest.mark.skipif(VERSION < 3, reason="this system has no Landlock, or an early one")
# Planted when this one, which looks there, has all that it needs.
PLANT_AND_ASK = f"""
import json
from pathlib import Path
from corpus.sandbox.worker import Program, Worker
for name in ("json", "multiprocessing", "subprocess", "sitecustomize", "usercustomize", "corpus", "tests"):
    Path(name).mkdir()
    Path(name, "__init__.py").write_text("import os; os.mkdir(os.path.dirname(__file__) + '.ran')")
worker = Worker(Program("{PRISONER.module}"))
worker.ask(["surroundings"], b"", {SECONDS})
print(json.dumps(worker.answer({SECONDS})))
worker.close()
"""
START_AND_WAIT = f"""
from corpus.sandbox.worker import Program, Worker
worker = Worker(Program("{PRISONER.module}", programs=("sleep",)))
worker.ask(["wait", "sleep", "3600"], b"", {SECONDS})
print(*worker.answer({SECONDS}), flush=True)
worker.answer(3_600)
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One for all tests: to start it takes a part of a second."""
    with closing(Worker(PRISONER)) as worker:
        yield worker


def told(worker: Worker, *order: str, data: bytes = b"") -> Any:
    """What came of an order."""
    worker.ask(order, data, SECONDS)
    [answer] = iter(lambda: worker.answer(SECONDS), None)
    return answer


@pytest.mark.parametrize("beside", [".", "", str(ROOT)], ids=["a dot", "empty", "nothing else"])
def test_nothing_of_the_current_folder_is_imported_and_no_secret_handed_on(
    tmp_path: Path, beside: str
) -> None:
    secrets = {"TELEGRAM_TOKEN": "1:secret", "DATABASE_URL": "secret", "WEBHOOK_SECRET": "secret"}
    secrets |= {"EMBEDDINGS_KEY": "secret", "HTTPS_PROXY": "http://a:secret@proxy", "PYTHONSTARTUP": "secret"}
    asking = subprocess.run(
        [sys.executable, "-c", PLANT_AND_ASK],
        cwd=tmp_path,
        env=os.environ | secrets | {"PYTHONPATH": os.pathsep.join((str(ROOT), beside))},
        capture_output=True,
        check=True,
    )
    told = json.loads(asking.stdout)
    assert "secret" not in str(told["variables"])
    assert str(tmp_path) not in told["path"]
    assert str(ROOT) in told["path"]
    assert told["folder"] != str(tmp_path)
    assert list(tmp_path.glob("*.ran")) == []


def test_a_path_that_is_named_in_full_stays_and_a_relative_one_goes() -> None:
    entries = ["/usr/lib/python3", os.getcwd(), "/named", os.path.abspath("beside"), "", "relative"]  # noqa: PTH100, PTH109
    named = {"PYTHONPATH": os.pathsep.join(("/named", "beside", ""))}
    expected = ["/usr/lib/python3", *([str(ROOT)] if Path.cwd() == ROOT else []), "/named"]
    assert safe_path(entries, named) == [str(ROOT)] * (str(ROOT) not in expected) + expected


@on_linux
def test_it_has_limits_of_time_memory_files_and_processes(worker: Worker) -> None:
    [seconds, memory, open_files, file_size, processes, core] = told(worker, "limits")
    assert 0 < seconds < 2_000
    assert memory == 1_000_000_000
    assert (open_files, file_size, core) == (256, 100_000_000, 0)
    assert 0 < processes < 1_000_000


@on_linux
def test_a_limit_of_computing_begins_anew_with_each_question(worker: Worker) -> None:
    [before, *_] = told(worker, "limits")
    told(worker, "read", "/dev/null")
    [after, *_] = told(worker, "limits")
    assert before <= after < before + 1_000


@by_landlock
def test_it_reads_no_file_but_those_that_reading_needs(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "articles.db"
    secret.write_text("secret")
    for path in (secret, ROOT / "pyproject.toml", Path("/etc/passwd"), Path(f"/proc/{os.getpid()}/environ")):
        assert told(worker, "read", str(path)) == REFUSED, path
    assert told(worker, "read", str(ROOT / "corpus" / "__init__.py")) != REFUSED


@by_landlock
def test_it_writes_in_its_own_folder_only_which_goes_with_it(tmp_path: Path) -> None:
    worker = Worker(PRISONER)
    folder = Path(told(worker, "surroundings")["folder"])
    assert told(worker, "write", "new", data=b"words") == 5
    assert (folder / "new").read_bytes() == b"words"
    beside = tmp_path / "beside"
    assert told(worker, "write", str(beside), data=b"words") == REFUSED
    assert not beside.exists()
    beside.write_text("as it was")
    assert told(worker, "write", str(beside), data=b"words") == REFUSED
    assert beside.read_text() == "as it was"
    worker.close()
    assert not folder.exists()


@on_linux
def test_it_changes_nobodys_rights_to_a_file(worker: Worker, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert told(worker, "give away", str(tmp_path)) == REFUSED
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@on_linux
def test_it_reaches_no_network(worker: Worker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert told(worker, "stream", port) == REFUSED
        assert told(worker, "datagram", port) == REFUSED
        assert not select.select([server], [], [], 0)[0]


@on_linux
def test_it_signals_nobody_and_starts_nothing(worker: Worker) -> None:
    assert told(worker, "signal", str(os.getpid())) == REFUSED
    assert told(worker, "start", "true") == REFUSED


@by_landlock
def test_a_program_that_it_needs_is_started_and_as_confined(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    with closing(Worker(PRISONER._replace(programs=("cat",)))) as worker:
        assert told(worker, "start", shutil.which("cat") or "", "/dev/null") == 0
        assert told(worker, "start", shutil.which("cat") or "", str(secret)) == 1
        assert told(worker, "write", "own", data=b"#!/bin/sh\n") == 10
        assert told(worker, "start", "./own") == REFUSED


@by_landlock
def test_a_folder_that_a_variable_names_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fra").write_text("français")
    monkeypatch.setenv("LANGUAGES_AT", str(tmp_path))
    with closing(Worker(PRISONER._replace(folders=("LANGUAGES_AT",)))) as worker:
        assert told(worker, "read", str(tmp_path / "fra")) == 9


@by_landlock
def test_what_holds_is_tried_out(tmp_path: Path) -> None:
    assert kept_from(tmp_path) == ["network", "new files", "other files", "other processes"]


@on_linux
def test_what_it_has_started_ends_too_when_the_one_that_asked_is_killed() -> None:
    asking = subprocess.Popen([sys.executable, "-c", START_AND_WAIT], stdout=subprocess.PIPE)
    with asking:
        assert asking.stdout
        started = [os.pidfd_open(int(number)) for number in asking.stdout.readline().split()]
        asking.kill()
        for one in started:
            assert select.select([one], [], [], SECONDS)[0]
            os.close(one)
