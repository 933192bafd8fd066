"""The command line as a person uses it: words in, exit code, standard output and standard error out."""

import io
import json
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON line on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Each JSON line on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


class Terminal:
    """Runs ``pullquote`` in this process, in a folder of its own, with an environment of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._patch = patch
        self._capture = capture

    def __call__(self, *words: str | Path, stdin: str = "", **environment: str) -> Result:
        self._capture.readouterr()
        with self._patch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", ["pullquote", *map(str, words)])
            typed = io.BytesIO(stdin.encode(errors="surrogateescape"))
            patch.setattr(sys, "stdin", io.TextIOWrapper(typed, "utf-8", "surrogateescape"))
            for name, value in environment.items():
                patch.setenv(name, value)
            try:
                main()
                code = 0
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        captured = self._capture.readouterr()
        return Result(code, captured.out, captured.err)

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def pullquote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """The command line on an empty folder, by words alone, with no other setting and an English locale."""
    from bot.settings import Settings

    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("EMBEDDINGS_URL", "off")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
