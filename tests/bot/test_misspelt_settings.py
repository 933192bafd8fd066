"""Settings that are written otherwise than meant are told; paths and versions are what people expect."""

from importlib.metadata import version
from pathlib import Path

import pytest

from bot.misspelt_settings import misspelt_settings
from bot.settings import load_settings
from tests.support.terminal_screen import Terminal


def test_names_that_are_close_to_a_setting_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("TELEGRAM_TOKN=1:a\nFOREIGN=1\nDATA_DIR=data\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:a")
    monkeypatch.setenv("LISTEN_FDS", "1")  # of systemd
    assert list(misspelt_settings()) == [
        "TELEGRAM_BOT_TOKEN is no setting: did you mean TELEGRAM_TOKEN?",
        "FOREIGN in .env is no setting",
        "TELEGRAM_TOKN in .env is no setting: did you mean TELEGRAM_TOKEN?",
    ]


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DATA_DIR", "~/corpus")
    assert load_settings().data_dir == tmp_path / "home" / "corpus"
    assert load_settings(data_dir=Path("~/other")).data_dir == tmp_path / "home" / "other"


def test_the_version_is_printed(pullquote: Terminal) -> None:
    result = pullquote("--version")
    assert (result.code, result.out) == (0, f"pullquote {version('pullquote')}\n")


def test_doctor_asks_the_endpoint_that_turns_texts_into_vectors(pullquote: Terminal) -> None:
    result = pullquote("doctor", EMBEDDINGS_URL="http://127.0.0.1:9/v1", EMBEDDINGS_MODEL="e5")
    assert result.code == 2
    assert "The model of meaning at http://127.0.0.1:9/v1 does not answer" in result.out


def test_doctor_tells_of_names_that_are_no_settings(pullquote: Terminal) -> None:
    assert "warn  ADMIN_ID is no setting: did you mean ADMIN_IDS?" in pullquote("doctor", ADMIN_ID="1").out
