"""The arrows: bot -> handlers -> corpus, never back, and one way between the rooms inside them."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("bot", "handlers", "corpus")

# What a package may import of the others; whatever is not of the project is free, but for Telegram.
FORBIDDEN = {
    "bot": frozenset({"tests"}),
    "handlers": frozenset({"bot", "tests"}),
    "corpus": frozenset({"bot", "handlers", "telegram", "tests"}),
}

# Which rooms a room may import. A file beside the rooms of "corpus" is a room of its own; those beside the
# rooms of "handlers" stand on top of them all.
SERVING = frozenset({
    "errors", "soundness", "sites", "models", "language", "sandbox", "database", "readers", "web", "feeds",
    "store", "chats", "schema", "search", "meaning", "answers",
})  # fmt: skip
ROOMS: Mapping[str, frozenset[str]] = {
    "corpus/errors": frozenset(),
    "corpus/soundness": frozenset(),
    "corpus/sites": frozenset(),
    "corpus/models": frozenset({"soundness"}),
    "corpus/language": frozenset({"models"}),
    "corpus/sandbox": frozenset({"errors"}),
    "corpus/database": frozenset({"errors", "models", "language"}),
    "corpus/readers": frozenset({"errors", "soundness", "models", "language", "sandbox"}),
    "corpus/web": frozenset({"errors", "sites", "models", "readers", "sandbox"}),
    "corpus/feeds": frozenset({"errors", "soundness", "sites", "models", "readers", "sandbox", "web"}),
    "corpus/store": frozenset({"errors", "sites", "models", "language", "database"}),
    "corpus/chats": frozenset({"errors", "models", "language", "database"}),
    "corpus/schema": frozenset({"errors", "models", "database", "store", "chats"}),
    "corpus/search": frozenset({"errors", "models", "language"}),
    "corpus/meaning": frozenset({"errors", "models", "search", "store"}),
    "corpus/answers": frozenset({"errors", "models", "language", "search", "store"}),
    "corpus/evaluation": frozenset({"errors", "models", "readers", "search", "store", "meaning", "schema"}),
    "corpus/training": SERVING | {"evaluation"},
    "corpus/library": SERVING,
    "handlers/texts": frozenset(),
    "handlers/chat": frozenset({"texts"}),
    "handlers/answers": frozenset({"texts", "chat"}),
    "handlers/watches": frozenset({"texts", "chat", "answers"}),
    "handlers/articles": frozenset({"texts", "chat", "answers"}),
    "handlers/uploads": frozenset({"texts", "chat", "answers", "articles"}),
    "handlers/subscriptions": frozenset({"texts", "chat", "watches", "articles", "uploads"}),
    "handlers/people": frozenset({"texts", "chat", "subscriptions"}),
}


def imported(source: str) -> Iterator[tuple[int, str]]:
    """The line and the dotted name of each absolute import, those inside functions and for types too.

    ``from package import name`` gives ``package.name``: the name may be a module of the package.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def modules(root: Path) -> dict[str, Path]:
    """Every module of the product by its dotted name; a package is meant by its own."""
    found = {}
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*.py")):
            parts = file.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def arrows(root: Path) -> dict[str, set[str]]:
    """Which modules of the product each of them imports."""
    known = modules(root)
    found: dict[str, set[str]] = {}
    for name, file in known.items():
        targets = {_module(wanted, known) for _, wanted in imported(file.read_text(encoding="utf-8"))}
        found[name] = {target for target in targets if target} - {name}
    return found


def _module(wanted: str, known: Mapping[str, Path]) -> str:
    while wanted and wanted not in known:
        wanted = wanted.rpartition(".")[0]
    return wanted


def wrong_arrows(root: Path, package: str) -> list[str]:
    """Each import of a package above, as "file:line imports name", in order of files and lines."""
    return [
        f"{file.relative_to(root).as_posix()}:{line} imports {name.partition('.')[0]}"
        for file in sorted((root / package).rglob("*.py"))
        for line, name in sorted(set(imported(file.read_text(encoding="utf-8"))))
        if name.partition(".")[0] in FORBIDDEN[package]
    ]


def room(module: str, depth: int) -> str:
    """The folder of a module at a depth below the root; what stands higher is a room by itself."""
    return "/".join(module.split(".")[:depth])


def circles(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """The groups of nodes that all reach each other (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        path.append(node)
        for target in graph.get(node, set()):
            if target not in order:
                visit(target)
                lowest[node] = min(lowest[node], lowest[target])
            elif target in path:
                lowest[node] = min(lowest[node], order[target])
        if lowest[node] == order[node]:
            group = set(path[path.index(node) :])
            del path[path.index(node) :]
            if len(group) > 1:
                found.append(group)

    for node in graph:
        if node not in order:
            visit(node)
    return found


@pytest.mark.parametrize("package", FORBIDDEN)
def test_a_package_imports_nothing_that_stands_above_it(package: str) -> None:
    assert (ROOT / package / "__init__.py").is_file()
    assert wrong_arrows(ROOT, package) == []


def test_a_room_imports_only_the_rooms_below_it() -> None:
    wrong = []
    for module, targets in arrows(ROOT).items():
        of = room(module, 2)
        if of not in ROOMS:
            continue
        for target in targets:
            other = room(target, 2)
            package, _, name = other.partition("/")
            if not name or other == of or package != of.partition("/")[0]:
                continue
            if name not in ROOMS[of]:
                wrong.append(f"{module} imports {target}")
    assert "\n".join(sorted(wrong)) == ""


def test_every_room_has_its_row_in_the_table() -> None:
    rooms = {
        f"{package}/{folder.name}"
        for package in ("handlers", "corpus")
        for folder in (ROOT / package).iterdir()
        if (folder / "__init__.py").is_file()
    }
    files = {f"corpus/{file.stem}" for file in (ROOT / "corpus").glob("*.py")} - {"corpus/__init__"}
    assert rooms | files == set(ROOMS)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(arrows(ROOT)) == []


def test_no_rooms_inside_a_room_import_each_other_in_a_circle() -> None:
    found = arrows(ROOT)
    inside: dict[str, set[str]] = {}
    for module, targets in found.items():
        if module.count(".") < 3:
            continue  # only what stands in a room of a room
        rooms = {room(target, 3) for target in targets if target.count(".") >= 3}
        inside.setdefault(room(module, 3), set()).update(rooms - {room(module, 3)})
    assert circles(inside) == []


def test_no_room_is_crowded() -> None:
    folders = [folder for package in PACKAGES for folder in (ROOT / package).rglob("*") if folder.is_dir()]
    crowded = {
        folder.relative_to(ROOT).as_posix(): files
        for folder in folders
        if folder.name != "versions" and (files := len(list(folder.glob("*.py")))) > 25
    }
    assert crowded == {}


def test_no_two_files_have_one_name() -> None:
    by_name: dict[str, list[str]] = {}
    for name, file in modules(ROOT).items():
        by_name.setdefault(file.name, []).append(name)
    repeated = {name: found for name, found in by_name.items() if len(found) > 1}
    assert set(repeated) <= {"__init__.py", "__main__.py"}


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


def test_a_planted_circle_is_found(tmp_path: Path) -> None:
    for name, target in {"first": "second", "second": "third", "third": "first", "aside": "first"}.items():
        planted = tmp_path / "handlers" / f"{name}.py"
        planted.parent.mkdir(exist_ok=True)
        planted.write_text(f"def late():\n    from handlers.{target} import anything\n", encoding="utf-8")
    assert circles(arrows(tmp_path)) == [{"handlers.first", "handlers.second", "handlers.third"}]
