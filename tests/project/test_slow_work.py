"""The threads that everybody shares are for what the store answers at once, and for nothing slow."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

SHARED = frozenset({"to_thread", "run_in_executor"})
# What comes from here waits for the network, for another process or for a long reading.
SLOW_ROOMS = ("corpus.web", "corpus.feeds", "corpus.readers", "subprocess", "handlers.uploads.posts")
# Reads or writes whole texts or all that there is, whoever's method it is.
SLOW = frozenset({"add", "add_many", "back_up", "ask", "explain", "edit"})


def slow_in_shared_threads(root: Path) -> Iterator[str]:
    """Where slow work is given to a shared thread, by name or in a function of the same file."""
    for package in ("bot", "handlers"):
        for file in sorted((root / package).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            slow = _slow_names(tree)
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and _name(call.func) in SHARED and _is_default(call):
                    work = call.args[0 if _name(call.func) == "to_thread" else 1]
                    if _name(_unwrapped(work)) in slow | SLOW:
                        yield f"{file.relative_to(root).as_posix()}:{call.lineno}"


def _is_default(call: ast.Call) -> bool:
    """Whether it goes to the pool of all; an executor of its own is somebody's choice."""
    if _name(call.func) == "to_thread":
        return bool(call.args)
    return len(call.args) > 1 and isinstance(call.args[0], ast.Constant) and call.args[0].value is None


def _slow_names(tree: ast.Module) -> set[str]:
    slow = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SLOW_ROOMS)
        for alias in node.names
        if alias.name[0].islower()  # a class is made in no time
    }
    functions = {
        node.name: {_name(inner.func) for inner in ast.walk(node) if isinstance(inner, ast.Call)}
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    if "subprocess" in {
        name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in _imported(node)
    }:
        slow |= {name for name, called in functions.items() if "run" in called}
    while more := {name for name, called in functions.items() if called & (slow | SLOW)} - slow:
        slow |= more
    return slow


def _imported(node: ast.Import) -> list[str]:
    return [alias.name for alias in node.names]


def _unwrapped(work: ast.expr) -> ast.expr:
    """What ``partial`` or a lambda calls."""
    if isinstance(work, ast.Call) and work.args:
        return work.args[0]
    return work.body.func if isinstance(work, ast.Lambda) and isinstance(work.body, ast.Call) else work


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_nothing_slow_waits_in_the_threads_of_all() -> None:
    assert list(slow_in_shared_threads(ROOT)) == []


def test_planted_slow_work_is_named(tmp_path: Path) -> None:
    planted = tmp_path / "handlers" / "uploads" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(
        "from corpus.web import fetch_article\n"
        "def _fetch(link):\n"
        "    return fetch_article(link)\n"
        "async def add(link, library, loop, pool):\n"
        "    await asyncio.to_thread(fetch_article, link)\n"
        "    await asyncio.to_thread(_fetch, link)\n"
        "    await loop.run_in_executor(None, library.add, link)\n"
        "    await asyncio.to_thread(partial(_fetch, link))\n"
        "    await asyncio.to_thread(library.count)\n"
        "    await loop.run_in_executor(pool, fetch_article, link)\n",
        encoding="utf-8",
    )
    assert list(slow_in_shared_threads(tmp_path)) == [
        f"handlers/uploads/planted.py:{line}" for line in (5, 6, 7, 8)
    ]
