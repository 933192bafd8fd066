"""The arrows between the packages, bot -> handlers -> corpus, never point back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

FORBIDDEN = {
    "bot": frozenset({"tests"}),
    "handlers": frozenset({"bot", "tests"}),
    "corpus": frozenset({"bot", "handlers", "telegram", "tests"}),
}


def imported(source: str) -> Iterator[tuple[int, str]]:
    """The line and the first name of each absolute import, those inside functions too.

    A relative import cannot leave its own top package, so it can be no wrong arrow.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.partition(".")[0]


def wrong_arrows(root: Path, package: str) -> list[str]:
    """Each forbidden import of a package, as "file:line imports name", in order of files and lines."""
    return [
        f"{file.relative_to(root).as_posix()}:{line} imports {name}"
        for file in sorted((root / package).rglob("*.py"))
        for line, name in sorted(imported(file.read_text(encoding="utf-8")))
        if name in FORBIDDEN[package]
    ]


@pytest.mark.parametrize("package", FORBIDDEN)
def test_a_package_imports_nothing_that_stands_above_it(package: str) -> None:
    assert (ROOT / package / "__init__.py").is_file()
    assert wrong_arrows(ROOT, package) == []


def test_a_planted_wrong_import_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    planted = tmp_path / "corpus" / "answers" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(
        "import json, telegram.ext\n"
        "import telegraph\n"
        "from corpus.models import Answer\n"
        "from . import bot\n"
        "def late():\n"
        "    from handlers.answers.rendering import render\n"
        "    from bot import settings\n",
        encoding="utf-8",
    )
    assert wrong_arrows(tmp_path, "corpus") == [
        "corpus/answers/planted.py:1 imports telegram",
        "corpus/answers/planted.py:6 imports handlers",
        "corpus/answers/planted.py:7 imports bot",
    ]


def test_what_is_wrong_in_one_package_is_right_in_the_one_above_it(tmp_path: Path) -> None:
    source = "import telegram\nfrom handlers import register\nfrom bot.app import build\n"
    for package in FORBIDDEN:
        (tmp_path / package).mkdir()
        (tmp_path / package / "planted.py").write_text(source, encoding="utf-8")
    assert [len(wrong_arrows(tmp_path, package)) for package in FORBIDDEN] == [0, 1, 3]
