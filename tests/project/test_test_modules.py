"""Each test module can be read, run and changed alone: what two of them need is in tests/support."""

import ast
from pathlib import Path

from tests.support.paths import ROOT


def borrowed(module: Path) -> list[str]:
    """What a module imports from test modules, as "from tests.corpus.test_store import Open" would."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found += [f"{node.module or ''}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if any(part.startswith("test_") for part in name.split("."))]


def test_no_module_imports_a_test_module() -> None:
    modules = sorted((ROOT / "tests").rglob("*.py"))
    found = {str(module.relative_to(ROOT)): names for module in modules if (names := borrowed(module))}
    assert found == {}


def test_a_planted_import_of_a_test_module_is_named(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(
        "import pytest\nfrom tests.corpus import test_web\ndef late():\n    from . import test_b\n"
    )
    assert borrowed(planted) == ["tests.corpus.test_web", ".test_b"]
