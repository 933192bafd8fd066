"""An owner's first hour and an admin's morning with the whole bot, and what is written down of them."""

import logging
from pathlib import Path

import pytest

from tests.first_hour.playing import DAY as FIRST_HOUR
from tests.morning.playing import DAY as MORNING
from tests.support.written_days import WrittenDay


@pytest.mark.slow
@pytest.mark.parametrize(("day", "least"), [(FIRST_HOUR, 25), (MORNING, 40)], ids=["first hour", "morning"])
async def test_a_day_goes_as_it_is_written_down(
    day: WrittenDay,
    least: int,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The world speaks plain HTTP, and loading the usual certificates takes long.
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    played = await day.play(tmp_path / "data")
    assert played.diary.messages >= least
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert day.file.read_text(encoding="utf-8") == day.whole(played), (
        f"write {day.page} anew: docs/recipes.md"
    )
