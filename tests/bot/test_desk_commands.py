"""The command line's list, removal and doctor, by what is looked for."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal_screen import Terminal

ARTICLES = [
    {"id": "a", "title": "Le pont de l’Évêché", "source": "AFP", "published": "2025-06-09"},
    {"id": "b", "title": "The bridge", "source": "Port Wire", "published": "2025-06-30"},
    {"id": "c", "title": "The ferry", "source": "afp", "published": "2025-07-01"},
]


@pytest.fixture
def corpus(pullquote: Terminal) -> Path:
    """Three articles."""
    lines = [json.dumps(article | {"text": f"Text of {article['id']}."}) for article in ARTICLES]
    assert pullquote("import", pullquote.file("articles.jsonl", "\n".join(lines))).code == 0
    return pullquote.folder / "data"


def listed(pullquote: Terminal, *options: str) -> str:
    """The ids that are listed, the oldest first."""
    result = pullquote("articles", *options)
    ids = [line.split("\t")[0] for line in result.out.splitlines()]
    assert (result.code, result.err) == (0, f"{len(ids)} articles\n")
    return "".join(reversed(ids))


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), "abc"),
        (("--search", "eveche"), "a"),
        (("--search", "the b"), "b"),
        (("--source", "AFP"), "ac"),
        (("--source", "port", "--source", "afp"), "abc"),
        (("--after", "2025-06-10"), "bc"),
        (("--before", "2025-06"), "ab"),
        (("--after", "2025-06-10", "--source", "afp"), "c"),
        (("--collection", "talks"), ""),
        (("--search", "nothing"), ""),
    ],
)
def test_articles_are_listed_by_what_is_looked_for(
    pullquote: Terminal, corpus: Path, options: tuple[str, ...], ids: str
) -> None:
    assert listed(pullquote, *options) == ids


@pytest.mark.parametrize("command", ["articles", "remove"])
def test_a_day_that_is_none_is_named(pullquote: Terminal, corpus: Path, command: str) -> None:
    result = pullquote(command, "--after", "june")
    assert (result.code, result.out) == (2, "")
    assert "I don’t recognise “june” as a date" in result.err
    assert listed(pullquote) == "abc"


def test_what_is_found_is_removed_when_yes_was_said_beforehand(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("remove", "--source", "afp", "--yes")
    assert (result.code, result.out) == (0, "")
    assert result.err == "removed c: The ferry\nremoved a: Le pont de l’Évêché\n"
    assert listed(pullquote) == "b"


def test_nothing_is_removed_when_nobody_can_be_asked(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("remove", "--source", "afp", stdin="y\n")
    assert (result.code, result.out) == (2, "")
    assert "--yes" in result.err
    assert listed(pullquote) == "abc"


@pytest.mark.parametrize(("said", "code", "left"), [("y", 0, 1), ("n", 1, 3)])
def test_a_person_at_the_terminal_is_asked_with_the_number(
    corpus: Path, said: str, code: int, left: int
) -> None:
    person, terminal = os.openpty()
    command = subprocess.Popen(
        [sys.executable, "-m", "bot", "--data-dir", str(corpus), "remove", "--source", "afp"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"EMBEDDINGS_URL": "off"},
    )
    os.write(person, f"{said}\n".encode())
    out, err = command.communicate(timeout=300)
    os.close(person)
    os.close(terminal)
    assert (command.returncode, out) == (code, "")
    assert "Remove 2 articles? [y/N]" in err
    present = "SELECT count(*) FROM articles WHERE removed_at IS NULL"
    connection = sqlite3.connect(corpus / "pullquote.db")
    assert connection.execute(present).fetchone() == (left,)
    connection.close()


@pytest.mark.parametrize(
    "words", [(), ("a", "--source", "AFP"), ("--yes",)], ids=["nothing", "both", "nothing but yes"]
)
def test_remove_wants_ids_or_something_to_look_for(
    pullquote: Terminal, corpus: Path, words: tuple[str, ...]
) -> None:
    result = pullquote("remove", *words)
    assert result.code == 2
    assert "give ids, or what to look for" in " ".join(result.err.split())
    assert listed(pullquote) == "abc"


def test_nothing_found_is_nothing_removed(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("remove", "--search", "nothing", "--yes")
    assert (result.code, result.err) == (1, "no article is like that\n")


def test_the_doctor_counts_what_was_removed_and_what_waits_to_be_erased(
    pullquote: Terminal, corpus: Path
) -> None:
    pullquote("remove", "a", "b")
    assert "removed: 2 articles are kept for 30 days\n" in pullquote("doctor").out
    connection = sqlite3.connect(corpus / "pullquote.db")
    connection.execute("UPDATE articles SET removed_at = '2025-01-01 00:00:00' WHERE id = 'a'")
    connection.commit()
    connection.close()
    told = "removed: 2 articles are kept for 30 days, 1 of them for over 30 days: `pullquote run` erases them"
    assert told in pullquote("doctor").out
