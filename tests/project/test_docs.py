"""What is written down is true: every setting, command and format is described, and the examples run."""

import itertools
import re

import pytest
import typer

from bot.cli import app
from bot.settings import Settings
from corpus.readers import format_table
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_setting_is_in_the_example_and_back() -> None:
    described = re.findall(r"^([A-Z_]+)=", EXAMPLE, flags=re.MULTILINE)
    assert sorted(described) == sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_has_a_line_above_it_that_says_what_it_is_for() -> None:
    pairs = itertools.pairwise(EXAMPLE.splitlines())
    assert [line for before, line in pairs if re.match("[A-Z_]+=", line) and not before.startswith("#")] == []


def test_the_example_is_a_valid_env_file() -> None:
    assert Settings(_env_file=ROOT / ".env.example").telegram_token is None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help_with_an_example(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert f"`pullquote {name}" in README
    assert "Example: " in command.help


def test_the_commands_are_those_of_the_contract_and_the_two_that_keep_a_copy() -> None:
    contract = {"run", "chat", "ask", "add", "import", "export", "articles", "remove", "eval", "doctor"}
    assert set(COMMANDS) == contract | {"backup", "restore"}


def test_the_formats_in_the_readme_are_those_of_the_code() -> None:
    assert f"## Formats\n\n{format_table.table()}\n\n" in README


def test_the_pictures_of_replies_are_those_that_their_page_shows_and_small() -> None:
    folder = ROOT / "docs" / "pictures"
    shown = re.findall(r"\]\((\S+\.png)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(picture.name for picture in folder.glob("*.png"))
    assert max(picture.stat().st_size for picture in folder.glob("*.png")) <= 80_000


def test_every_make_verb_in_the_readme_exists() -> None:
    verbs = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= verbs
