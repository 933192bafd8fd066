"""A PostgreSQL server of the tests' own: nothing to set up, nothing left behind."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


@contextmanager
def postgresql_server() -> Iterator[Path]:
    """The folder of the socket of a new server, which takes the user ``postgres`` without a password.

    Skips the test when the server's programs are not installed.
    """
    programs = _programs()
    # Not under pytest's own folder: the server's user may not enter that one.
    folder = Path(tempfile.mkdtemp(prefix="pullquote-"))
    data, as_user = folder / "data", _as_user(folder)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    try:
        _run([*as_user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"])
        _run([*as_user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])
        yield folder
    finally:
        subprocess.run([*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder)


def empty_database(server: Path) -> str:
    """The URL of a database with nothing in it: always the same one, emptied."""
    with psycopg.connect(host=str(server), user="postgres", autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return f"postgresql+psycopg://postgres@/postgres?host={server}"


def _programs() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    # Debian keeps them off the path, one folder for each version.
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("initdb is not installed: apt-get install postgresql")
    return found[-1].parent


def _as_user(folder: Path) -> list[str]:
    """The words that run a program as one who may run the server, which refuses root."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, name)
    return ["runuser", "-u", name, "--"]


def _run(command: list[str | Path]) -> None:
    # No pipe: the server keeps it open, and reading its end would wait for ever.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
