"""Every door by which articles come says what it may replace."""

import ast

from tests.support.paths import ROOT

TAKING = {"add", "add_many", "save"}
TAKES = ("library", "store")


def calls_that_take_articles() -> list[tuple[str, ast.Call]]:
    """The calls of a library's or a store's methods that put articles in, of the whole product."""
    found = []
    for package in ("bot", "handlers", "corpus"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                # Also the method handed on, as to a thread: partial(library.add, draft, scope=...).
                for called in (node.func, *node.args[:1]):
                    if isinstance(called, ast.Attribute) and called.attr in TAKING:
                        owner = ast.unparse(called.value).lower()
                        if owner.endswith(TAKES):
                            found.append((f"{file.relative_to(ROOT)}:{node.lineno}", node))
    return found


def test_every_call_that_takes_articles_states_its_scope() -> None:
    calls = calls_that_take_articles()
    silent = [place for place, call in calls if "scope" not in {keyword.arg for keyword in call.keywords}]
    assert len(calls) >= 9
    assert silent == []
