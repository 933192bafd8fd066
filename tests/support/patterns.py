"""Every regular expression of the product, found where the code makes it.

A pattern is compiled by ``re.compile`` in a statement of its module or of a class in it: that statement is
run again with a ``re`` that notes what it compiles and for which line. Any other call, a pattern given inline
(``re.sub(r"...", ...)``), and another way to patterns are named by ``hidden``: so none escapes.
"""

import ast
import functools
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from tests.support.paths import ROOT

PACKAGES = ("bot", "handlers", "corpus")
# What else of the module "re" the product may use: nothing that takes a pattern as a string.
_HARMLESS = {"Pattern", "Match", "escape", "VERBOSE", "IGNORECASE", "MULTILINE", "DOTALL"}
_OTHER_ENGINES = {"regex", "fnmatch", "sre_compile", "sre_parse", "_sre"}
# Pydantic's engine, Rust's, is linear by construction; the settings are its only user.
_PATTERN_ARGUMENTS = {"bot/settings.py"}


class Found(NamedTuple):
    """A pattern and the place that compiles it."""

    place: str
    pattern: re.Pattern[Any]


NEED_TORCH = {"learn_reader", "reader_network"}


def modules(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """The dotted name and the file of each module of the product."""
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*.py")):
            parts = file.relative_to(root).with_suffix("").parts
            # Alembic alone can run its own files, and torch is there only for learning; they see no text.
            if "migrations" not in parts and parts[-1] not in NEED_TORCH:
                yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


def collect() -> list[Found]:
    """Each pattern of the product, in the order of the files; one for each time that a line compiles one."""
    return [found for name, file in modules() for found in compiled_in(importlib.import_module(name), file)]


def compiled_in(module: ModuleType, file: Path) -> list[Found]:
    """The patterns of one module."""
    found: list[Found] = []

    def note(line: int, *arguments: Any) -> re.Pattern[Any]:
        pattern = re.compile(*arguments)
        found.append(Found(f"{module.__name__}:{line}", pattern))
        return pattern

    tree = ast.parse(file.read_text(encoding="utf-8"))
    for statement in _compiling(tree.body):
        if isinstance(statement, ast.FunctionDef):
            _make(module, statement, note)
        else:
            _run(statement, module, note)
    return found


def hidden(source: str, place: str) -> list[str]:
    """Each pattern of a source that ``compiled_in`` would not see, as "file:line what"."""
    tree = ast.parse(source)
    seen = {id(node) for statement in _compiling(tree.body) for node in ast.walk(statement)}
    found = [(line, what) for node in ast.walk(tree) for line, what in _hidden_in(node, seen, place)]
    return [f"{place}:{line} {what}" for line, what in sorted(found)]


def _hidden_in(node: ast.AST, seen: set[int], place: str) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.name.partition(".")[0] for alias in node.names}
        renamed = any(alias.name == "re" and alias.asname for alias in node.names)
        from_re = isinstance(node, ast.ImportFrom) and node.module in {"re", *_OTHER_ENGINES}
        if from_re or renamed or names & _OTHER_ENGINES:
            yield node.lineno, "imports another way to patterns"
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
        if node.attr == "compile" and id(node) not in seen:
            yield node.lineno, "compiles a pattern inside a function"
        elif node.attr not in {"compile", *_HARMLESS}:
            yield node.lineno, f"uses re.{node.attr}: compile the pattern at the head of the module"
    elif isinstance(node, ast.Attribute) and node.attr == "Regex":
        yield node.lineno, "filters by a pattern"
    elif isinstance(node, ast.keyword) and node.arg == "pattern" and place not in _PATTERN_ARGUMENTS:
        yield node.value.lineno, "hands a pattern on"


def _compiling(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The smallest statements of a module and its classes that compile patterns, and its makers of them."""
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _compiling(statement.body)
        elif isinstance(statement, ast.FunctionDef):
            if _is_maker(statement):
                yield statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign) and any(map(_is_compile, ast.walk(statement))):
            yield statement


def _is_compile(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "compile"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _is_maker(function: ast.FunctionDef) -> bool:
    """Whether a function makes the pattern of one language: kept, so that there is one for each."""
    arguments = [argument.arg for argument in function.args.args]
    cached = any(isinstance(node, ast.Name) and node.id == "cache" for node in function.decorator_list)
    return cached and arguments == ["language"] and any(map(_is_compile, ast.walk(function)))


class _Numbered(ast.NodeTransformer):
    """``re.compile(...)`` with the number of its line as its first argument."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if _is_compile(node):
            node.args.insert(0, ast.copy_location(ast.Constant(node.lineno), node))
        return self.generic_visit(node)


def _run(statement: ast.stmt, module: ModuleType, note: Any) -> dict[str, Any]:
    names = {name: getattr(re, name) for name in _HARMLESS}
    scope = vars(module) | {"re": SimpleNamespace(compile=note, **names)}
    tree = ast.Module([_Numbered().visit(statement)], [])
    exec(compile(ast.fix_missing_locations(tree), module.__name__, "exec"), scope)  # noqa: S102 our own
    return scope


def _make(module: ModuleType, function: ast.FunctionDef, note: Any) -> None:
    made = _run(function, module, note)[function.name]
    for language in ("en", "fr"):
        functools.partial(made, language)()
