"""An owner's first hour with the bot, and what is written down of it."""

import logging
from pathlib import Path

import pytest

from tests.first_hour.playing import INTRODUCTION, play
from tests.support.paths import DOCS

WRITTEN = DOCS / "first-hour.md"


@pytest.mark.slow
async def test_an_owners_first_hour_goes_as_it_is_written_down(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The world speaks plain HTTP, and loading the usual certificates takes long.
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    stage = await play(tmp_path / "data")
    assert stage.diary.messages >= 25
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert WRITTEN.read_text(encoding="utf-8") == f"{INTRODUCTION}\n{stage.text()}", (
        "python -m tests.first_hour writes docs/first-hour.md anew"
    )
