"""Every question of the running bot goes through the one door to ask."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

DOOR = "handlers/answers/asked_question.py"
WARM_UP = "handlers/answers/answering_process.py"  # a question of nobody's
ASKING = frozenset({"ask", "explain"})


def asked_directly(root: Path) -> Iterator[str]:
    """Where handlers put a question to a library themselves, as "file:line"."""
    for file in sorted((root / "handlers").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ASKING and _is_library(node.value):
                yield f"{file.relative_to(root).as_posix()}:{node.lineno}"


def _is_library(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name.lstrip("_") == "library"


def test_handlers_ask_the_library_by_one_door() -> None:
    assert {place.partition(":")[0] for place in asked_directly(ROOT)} <= {DOOR, WARM_UP}


def test_a_planted_question_beside_it_is_named(tmp_path: Path) -> None:
    planted = tmp_path / "handlers" / "watches" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(
        "async def look(services, library, answering):\n"
        "    services.library.ask('Who?')\n"
        "    await to_thread(library.explain, 1, 2)\n"
        "    library.articles(3)\n"
        "    await answering.ask('Who?')\n",
        encoding="utf-8",
    )
    assert list(asked_directly(tmp_path)) == [f"handlers/watches/planted.py:{line}" for line in (2, 3)]
