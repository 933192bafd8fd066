"""What is written down is true: settings, commands, formats, links, names of files, and the example runs."""

import itertools
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.settings import Settings
from corpus.readers import format_table
from tests.attack.registry import attacks
from tests.support.paths import DOCS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted(DOCS.rglob("*.md"))]
A_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
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


def test_the_formats_in_their_page_are_those_of_the_code() -> None:
    assert f"## Formats\n\n{format_table.table()}\n\n" in text_of(DOCS / "formats.md")


def test_the_pictures_of_replies_are_those_that_their_page_shows_and_small() -> None:
    folder = ROOT / "docs" / "pictures"
    shown = re.findall(r"\]\((\S+\.png)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(picture.name for picture in folder.glob("*.png"))
    assert max(picture.stat().st_size for picture in folder.glob("*.png")) <= 80_000


@A_PAGE
def test_every_make_verb_that_a_page_names_exists(page: Path) -> None:
    verbs = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text_of(page))) <= verbs


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert len(README.splitlines()) < 120


@A_PAGE
def test_every_link_between_pages_leads_to_a_file_and_a_heading_in_it(page: Path) -> None:
    broken = [
        link
        for link, file, heading in links(page)
        if not file.exists() or (heading and heading not in headings(file))
    ]
    assert broken == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached, left = {ROOT / "README.md"}, [ROOT / "README.md"]
    while left:
        further = {file for _, file, _ in links(left.pop()) if file.suffix == ".md"} - reached
        reached |= further
        left += further
    assert [page for page in PAGES if page not in reached] == []


@A_PAGE
def test_every_file_and_module_that_a_page_names_is_there(page: Path) -> None:
    files = re.findall(r"`((?:bot|handlers|corpus|tests|docs)/[\w./-]+)`", text_of(page))
    assert [path for path in files if not (ROOT / path).exists()] == []
    modules = re.findall(r"python -m ((?:bot|handlers|corpus|tests)\.[\w.]*\w)", text_of(page))
    assert [name for name in modules if find_spec(name) is None] == []


def test_every_attack_and_test_that_the_model_of_the_threats_names_is_there() -> None:
    named = set(re.findall(r"`((?:attack|test)_\w+)`", text_of(ROOT / "SECURITY.md")))
    tests = {
        name
        for module in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", text_of(module), flags=re.MULTILINE)
    }
    assert named - tests - {one.name for one in attacks()} == set()


def test_the_model_of_the_threats_names_an_attack_of_each_number() -> None:
    named = re.findall(r"`attack_(\d\d)_\w+`", text_of(ROOT / "SECURITY.md"))
    assert set(map(int, named)) == {one.number for one in attacks()} - {None, 0}


def test_every_room_is_drawn_and_no_other() -> None:
    drawing = text_of(DOCS / "design.md").partition("## The rooms")[2].partition("## The arrows")[0]
    packages = re.split(r"^    (\w+)/", drawing, flags=re.MULTILINE)[1:]
    drawn = {
        f"{package}/{room}"
        for package, rooms in zip(packages[::2], packages[1::2], strict=True)
        for room in re.findall(r"^      (\w+)/", rooms, flags=re.MULTILINE)
    }
    there = (
        file.parent
        for package in ("bot", "handlers", "corpus")
        for file in (ROOT / package).glob("*/__init__.py")
    )
    assert drawn == {room.relative_to(ROOT).as_posix() for room in there}


def test_what_the_ways_of_a_question_and_of_an_upload_name_stands_in_their_files() -> None:
    # In the tables of the ways: `file` `name`, and perhaps another `name` of the same file.
    for path, names in re.findall(r"`([\w/]+\.py)`((?:,? `[\w.]+`)+)", text_of(DOCS / "design.md")):
        source = text_of(ROOT / path)
        for name in re.findall(r"`([\w.]+)`", names):
            *_, last = name.split(".")
            assert re.search(rf"^ *(?:async )?(?:def|class) {last}\b", source, flags=re.MULTILINE), (
                path,
                name,
            )


def test_the_example_for_a_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [example] = re.findall(r"```python\n(.*?)```", text_of(DOCS / "design.md"), flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    ran: dict[str, object] = {}
    exec(example, ran)  # noqa: S102  what a reader would do with it
    assert ran["further"].question.follows.understood == "Who cancelled the meeting – when?"  # type: ignore[attr-defined]


def text_of(page: Path) -> str:
    """What a page says."""
    return page.read_text(encoding="utf-8")


def links(page: Path) -> list[tuple[str, Path, str]]:
    """Each link of a page to another file: as written, the file, and the heading in it, if one is named."""
    written = re.findall(r"\]\(([^)\s]+)\)", without_code(page))
    inside = [link for link in written if not re.match(r"[a-z]+:", link)]
    parted = [(link, *link.partition("#")) for link in inside]
    return [
        (link, (page.parent / path).resolve() if path else page, heading) for link, path, _, heading in parted
    ]


@cache
def headings(page: Path) -> frozenset[str]:
    """The headings of a page, as links name them on GitHub."""
    found = re.findall(r"^#+ (.+)$", without_code(page), flags=re.MULTILINE)
    return frozenset(re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found)


def without_code(page: Path) -> str:
    """A page without its blocks of code, in which brackets are no links and number signs no headings."""
    return re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
