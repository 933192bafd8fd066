"""The commands, when files, addresses, settings and terminals are hostile or broken."""

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE
from time import sleep

import pytest

from tests.support.terminal_screen import Terminal

FERRY = "A ferry for Larkness\n\nLARKNESS, 12 June 2025 (Sample Wire) - The ferry « Été » sails in spring.\n"


@pytest.fixture
def ferry(pullquote: Terminal) -> Path:
    """A file with an article."""
    return pullquote.file("ferry.txt", FERRY)


def test_a_folder_name_that_means_something_in_an_address_is_only_a_name(
    pullquote: Terminal, ferry: Path
) -> None:
    for name in ("what?now=1", "100%41", "a#b"):
        assert pullquote("--data-dir", name, "add", ferry).code == 0
        assert pullquote("--data-dir", name, "articles").out.count("\n") == 1
        assert (pullquote.folder / name / "pullquote.db").is_file()


def test_what_is_no_file_is_not_read(pullquote: Terminal) -> None:
    os.mkfifo(pullquote.folder / "pipe.txt")
    for name, reason in (("pipe.txt", "not a file"), ("/dev/zero", "not a file"), ("a" * 300, "too long")):
        result = pullquote("add", name)
        assert (result.code, result.out) == (2, "")
        assert name in result.err
        assert "it cannot be read" in result.err
        assert reason in result.err


def test_links_that_lead_back_or_nowhere_are_not_followed_in_a_folder(pullquote: Terminal) -> None:
    pullquote.file("articles/ferry.txt", FERRY)
    (pullquote.folder / "articles" / "again").symlink_to(pullquote.folder / "articles")
    (pullquote.folder / "articles" / "gone.txt").symlink_to("nowhere")
    assert pullquote("add", "articles").err.splitlines()[-1] == "1 added"


@pytest.mark.parametrize("address", ["http://xn--/", "http://127.0.0.1:9/", "http://"])
def test_an_address_that_gives_no_page_is_skipped_with_the_reason(pullquote: Terminal, address: str) -> None:
    result = pullquote("add", address)
    assert (result.code, result.out) == (2, "")
    assert address in result.err
    assert "could not be fetched" in result.err


@pytest.mark.parametrize("address", ["http://[bad", "http://no-such-site.invalid/"])
def test_an_address_that_no_site_has_is_skipped_with_the_reason(pullquote: Terminal, address: str) -> None:
    result = pullquote("add", address)
    assert (result.code, result.out) == (2, "")
    assert f"{address}: there is no site at this address" in result.err


def test_an_article_commands_no_terminal(pullquote: Terminal) -> None:
    hostile = {
        "id": "red\x1b[31m",
        "title": "[/b] :smile: \x1b]0;owned\x07\nline",
        "text": "The \x9bharbour closed\u202e on Monday.",
    }
    assert pullquote("import", pullquote.file("hostile.jsonl", json.dumps(hostile))).code == 0
    asked = pullquote("ask", "When did the harbour close?")
    listed = pullquote("articles")
    exported = pullquote("export")
    removed = pullquote("remove", hostile["id"])
    assert [result.code for result in (asked, listed, exported, removed)] == [0, 0, 0, 0]
    printed = "".join(result.out + result.err for result in (asked, listed, exported, removed))
    assert not set("\x07\x1b\x9b\u202e") & set(printed)
    assert "[/b] :smile:" in removed.err
    assert listed.out.count("\n") == 1
    # What is shown of an article holds no such sign either; its text is kept to the character.
    kept = hostile | {"title": "[/b] :smile: ]0;owned line", "id": exported.json["id"]}
    assert {key: exported.json[key] for key in kept} == kept


def test_a_terminal_without_the_letters_gets_them_escaped_as_in_json(
    pullquote: Terminal, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pullquote("add", ferry)
    ascii = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", ascii)
        assert pullquote("ask", "--json", "When does the ferry sail?").code == 0
    ascii.seek(0)
    assert "« Été »" in json.loads(ascii.read())["citations"][0]["text"]


def test_a_result_that_cannot_be_written_ends_with_2_and_says_why(
    pullquote: Terminal, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pullquote("add", ferry)
    with monkeypatch.context() as patch, Path("/dev/full").open("w") as full:
        patch.setattr(sys, "stdout", full)
        result = pullquote("export")
        with suppress(OSError):
            full.close()
    assert result.code == 2
    assert "No space left" in result.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://user:hunter2@host:port/name"),
        ("DATABASE_URL", "mysql://user:hunter2@host/name"),
        ("DATABASE_URL", "sqlite://user:hunter2@host/name"),
        ("DATABASE_URL", "sqlite:///file.db?key=hunter2"),
        ("DATABASE_URL", "postgresql://user@127.0.0.1:9/name?password=hunter2"),
        ("SEARCH_URL", "https://user:hunter2@host"),
    ],
)
def test_a_password_in_a_wrong_address_is_not_repeated(pullquote: Terminal, name: str, value: str) -> None:
    result = pullquote("articles", **{name: value})
    assert (result.code, result.out) == (2, "")
    assert "hunter2" not in result.err


@pytest.mark.parametrize("id", ["caf\udce9", "x" * 5000, "'; DROP TABLE articles; --"])
def test_an_id_that_no_article_can_have_is_unknown(pullquote: Terminal, ferry: Path, id: str) -> None:
    pullquote("add", ferry)
    result = pullquote("remove", id)
    assert result.code == 2
    assert "There is no article" in result.err
    assert len(result.err) < 500
    assert pullquote("articles").out.count("\n") == 1


def test_a_chat_goes_on_after_lines_that_cannot_be_done(pullquote: Terminal, ferry: Path) -> None:
    pullquote("add", ferry)
    lines = (
        *("/send /dev/zero", "/send nowhere", "/send ~nobody-of-this-name/x", "/send a\0b"),
        *("9" * 2000, f"/remove {'x' * 4000}", "/é😀 what", "😀", "/send ferry.txt", "1", "caf\udce9 ferry"),
    )
    result = pullquote("chat", stdin="\n".join((*lines, "When does the ferry sail?")))
    assert result.code == 0
    assert "Traceback" not in result.err
    assert result.err.count("there is no such file") == 3
    assert "There is no article" in result.out
    assert "« Été » sails" in result.out


def test_a_long_paste_at_the_end_of_a_chat_is_kept(pullquote: Terminal) -> None:
    result = pullquote("chat", stdin="The mill of Larkness burned down on Sunday. " * 80)
    assert "Added:" in result.out
    assert pullquote("articles").out.count("\n") == 1


def test_ctrl_c_ends_a_chat_that_waits_for_a_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "--data-dir", str(tmp_path), "chat"]
    by_words = os.environ | {"EMBEDDINGS_URL": "off"}
    with subprocess.Popen(command, env=by_words, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) as chat:
        assert chat.stderr is not None
        assert "Ask a question" in chat.stderr.readline()
        assert chat.stdout is not None
        assert chat.stdout.read(2) == "> "
        while "pipe_read" not in Path(f"/proc/{chat.pid}/wchan").read_text("utf-8"):
            sleep(0.01)  # a signal in the instant before the reading begins would not end the reading
        chat.send_signal(signal.SIGINT)
        assert chat.wait(timeout=300) == 0
        assert chat.stderr.read() == ""


@pytest.mark.parametrize(
    ("articles", "questions", "wrong"),
    [
        ('{"id": "a", "text": "The quay burned."}\nnone', "", "articles.jsonl, line 2: not JSON"),
        ('{"id": "a", "text": "The quay burned."}', "", "questions.jsonl, line 1: no question"),
        ('{"id": "a", "text": "The quay burned."}', "\n{}", "questions.jsonl, line 2: no question"),
    ],
)
def test_a_pack_that_cannot_be_read_is_refused_by_its_line(
    pullquote: Terminal, articles: str, questions: str, wrong: str
) -> None:
    pullquote.file("pack/articles.jsonl", articles)
    pullquote.file("pack/questions.jsonl", questions)
    result = pullquote("eval", "pack")
    assert (result.code, result.out) == (2, "")
    assert wrong in result.err


def test_settings_that_are_no_text_are_refused_without_repeating_them(pullquote: Terminal) -> None:
    pullquote.file(".env", b"TELEGRAM_TOKEN=1:caf\xe9\n")
    result = pullquote("articles")
    assert result.code == 2
    assert ".env" in result.err
    assert "caf" not in result.err
