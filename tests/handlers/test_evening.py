"""A group's evening with the whole bot, and what is written down of it."""

import logging
from pathlib import Path

import pytest

from corpus.meaning.bundled.bundled_model import open_bundled
from tests.evening.playing import INTRODUCTION, play
from tests.support.paths import DOCS

WRITTEN = DOCS / "evening.md"


@pytest.fixture(autouse=True)
def no_certificates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The world speaks plain HTTP, and loading the usual certificates takes long."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))


async def test_a_groups_evening_goes_as_people_live_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    diary = await play(tmp_path / "data")
    assert diary.messages >= 40
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.slow
async def test_the_evening_in_the_docs_is_how_it_goes(tmp_path: Path) -> None:
    diary = await play(tmp_path / "data", lambda: open_bundled(tmp_path / "models"))
    assert WRITTEN.read_text(encoding="utf-8") == f"{INTRODUCTION}\n{diary.text()}", (
        "python -m tests.evening writes docs/evening.md anew"
    )
